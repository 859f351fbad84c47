import { Migration } from '@mikro-orm/migrations';

export class Migration20260101000000 extends Migration {

  override name = 'Migration20260101000000';

  override up(): void | Promise<void> {
    this.addSql(`create table \`calendarDay\` (\`id\` int unsigned not null auto_increment primary key, \`year\` int not null, \`day\` date not null, \`kind\` varchar(4) not null, \`name\` varchar(40) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`calendarDay\` add index \`calendarDay_year_day_index\` (\`year\`, \`day\`);`);
    this.addSql(`alter table \`calendarDay\` add unique \`calendarDay_day_unique\` (\`day\`);`);

    this.addSql(`create table \`calendarYear\` (\`id\` int unsigned not null auto_increment primary key, \`version\` int not null default 1, \`year\` int not null, \`paper\` varchar(200) not null, \`status\` varchar(10) not null, \`enteredByCountyId\` int null, \`enteredAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`calendarYear\` add unique \`calendarYear_year_unique\` (\`year\`);`);

    this.addSql(`create table \`jobLease\` (\`name\` varchar(60) not null, \`holder\` varchar(60) not null, \`untilAt\` bigint not null, \`lastRunAt\` bigint null, primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);

    this.addSql(`create table \`journal\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int not null, \`seq\` int not null, \`at\` bigint not null, \`userId\` int null, \`userName\` varchar(60) null, \`postId\` int null, \`postName\` varchar(120) null, \`onBehalfOf\` varchar(120) null, \`operation\` varchar(80) not null, \`kind\` varchar(10) not null, \`subjectType\` varchar(60) not null, \`subjectId\` int not null, \`changes\` text not null, \`prevHash\` varchar(64) not null, \`hash\` varchar(64) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`journal\` add index \`journal_jurisdictionId_subjectType_subjectId_id_index\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`, \`id\`);`);
    this.addSql(`alter table \`journal\` add index \`journal_jurisdictionId_userId_id_index\` (\`jurisdictionId\`, \`userId\`, \`id\`);`);
    this.addSql(`alter table \`journal\` add unique \`journal_jurisdictionId_seq_unique\` (\`jurisdictionId\`, \`seq\`);`);

    this.addSql(`create table \`jurisdiction\` (\`id\` int unsigned not null auto_increment primary key, \`code\` varchar(6) not null, \`name\` varchar(40) not null, \`shortName\` varchar(20) not null, \`createdAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`jurisdiction\` add unique \`jurisdiction_code_unique\` (\`code\`);`);

    this.addSql(`create table \`countySetting\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`key\` varchar(60) not null, \`value\` varchar(2000) not null, \`paper\` varchar(200) not null, \`effectiveOn\` date not null, \`revision\` int not null, \`changedById\` int not null, \`changedByName\` varchar(120) not null, \`changedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`countySetting\` add index \`countySetting_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`countySetting\` add unique \`countySetting_jurisdictionId_key_revision_unique\` (\`jurisdictionId\`, \`key\`, \`revision\`);`);

    this.addSql(`create table \`regulationPack\` (\`id\` int unsigned not null auto_increment primary key, \`hash\` varchar(64) not null, \`packId\` varchar(60) not null, \`code\` varchar(6) not null, \`title\` varchar(200) not null, \`content\` text not null, \`loadedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`regulationPack\` add unique \`regulationPack_hash_unique\` (\`hash\`);`);

    this.addSql(`create table \`lockRow\` (\`key\` varchar(120) not null, \`taken\` bigint not null default 0, primary key (\`key\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);

    this.addSql(`create table \`numberRegister\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(10) not null, \`series\` varchar(60) not null, \`year\` int not null, \`last\` int not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`numberRegister\` add index \`numberRegister_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`numberRegister\` add unique \`numberRegister_jurisdictionId_kind_series_year_unique\` (\`jurisdictionId\`, \`kind\`, \`series\`, \`year\`);`);

    this.addSql(`create table \`outbox\` (\`id\` int unsigned not null auto_increment primary key, \`topic\` varchar(60) not null, \`payload\` text not null, \`createdAt\` bigint not null, \`doneAt\` bigint null, \`tries\` int not null default 0, \`error\` text null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`outbox\` add index \`outbox_doneAt_id_index\` (\`doneAt\`, \`id\`);`);

    this.addSql(`create table \`regulationUse\` (\`id\` int unsigned not null auto_increment primary key, \`keptPackId\` int unsigned not null, \`packId\` varchar(60) not null, \`code\` varchar(6) not null, \`effectiveFromOn\` date not null, \`effectiveToOn\` date null, \`fromOn\` date not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`regulationUse\` add index \`regulationUse_keptPackId_index\` (\`keptPackId\`);`);
    this.addSql(`alter table \`regulationUse\` add index \`regulationUse_code_effectiveFromOn_id_index\` (\`code\`, \`effectiveFromOn\`, \`id\`);`);

    this.addSql(`create table \`unit\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`name\` varchar(80) not null, \`shortName\` varchar(40) not null, \`kind\` varchar(20) not null, \`parentId\` int unsigned null, \`ordinal\` int not null default 0, \`active\` tinyint(1) not null default true, \`searchKey\` varchar(400) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`unit\` add index \`unit_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`unit\` add index \`unit_parentId_index\` (\`parentId\`);`);
    this.addSql(`alter table \`unit\` add index \`unit_jurisdictionId_ordinal_id_index\` (\`jurisdictionId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`alter table \`unit\` add unique \`unit_jurisdictionId_name_unique\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`post\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`unitId\` int unsigned not null, \`name\` varchar(80) not null, \`role\` varchar(20) not null, \`grade\` varchar(20) not null, \`ordinal\` int not null default 0, \`active\` tinyint(1) not null default true, \`searchKey\` varchar(400) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`post\` add index \`post_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`post\` add index \`post_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`post\` add index \`post_jurisdictionId_unitId_ordinal_index\` (\`jurisdictionId\`, \`unitId\`, \`ordinal\`);`);

    this.addSql(`create table \`project\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`name\` varchar(200) not null, \`nameKey\` varchar(200) not null, \`sortKey\` varchar(200) not null, \`searchKey\` varchar(3000) not null, \`owner\` varchar(200) null, \`content\` text null, \`benefits\` text null, \`place\` varchar(300) null, \`localityUnitId\` int unsigned null, \`responsibleUnitId\` int unsigned null, \`leadUnitId\` int unsigned null, \`sectorAuthorityUnitId\` int unsigned null, \`chainUnitId\` int unsigned null, \`serviceOfficerPostId\` int unsigned null, \`leadOfficialPostId\` int unsigned null, \`localityUnitText\` varchar(200) null, \`responsibleUnitText\` varchar(200) null, \`leadUnitText\` varchar(200) null, \`sectorAuthorityUnitText\` varchar(200) null, \`serviceOfficerText\` varchar(200) null, \`leadOfficialText\` varchar(200) null, \`stage\` varchar(24) not null, \`stageOrdinal\` int not null, \`constructionKind\` varchar(20) null, \`level\` varchar(20) null, \`projectClass\` varchar(20) null, \`investmentKind\` varchar(20) null, \`board\` varchar(40) null, \`keyProject\` tinyint(1) not null default false, \`majorProject\` tinyint(1) not null default false, \`totalInvestment\` bigint null, \`annualPlanInvestment\` bigint null, \`cumulativeInvestment\` bigint null, \`completionRate\` int null, \`planYear\` int null, \`annualTask\` text null, \`requirement\` text null, \`progress\` text null, \`problems\` text null, \`remark\` text null, \`quarterPlans\` text null, \`monthPlans\` text null, \`extras\` text null, \`plannedStartOn\` date null, \`actualStartOn\` date null, \`plannedFinishOn\` date null, \`actualFinishOn\` date null, \`approvedOn\` date null, \`suspendedOn\` date null, \`suspendReason\` varchar(500) null, \`exitedOn\` date null, \`exitReason\` varchar(500) null, \`fitsIndustrialPlan\` tinyint(1) null, \`majorLivelihood\` tinyint(1) null, \`importantInfrastructure\` tinyint(1) null, \`overallEffect\` tinyint(1) null, \`resourceDevelopment\` tinyint(1) null, \`majorPublicInterest\` tinyint(1) null, \`majorInfrastructure\` tinyint(1) null, \`feasibilityReached\` tinyint(1) null, \`parentId\` int unsigned null, \`tags\` varchar(400) null, \`importId\` int null, \`createdAt\` bigint not null, \`updatedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`project\` add index \`project_localityUnitId_index\` (\`localityUnitId\`);`);
    this.addSql(`alter table \`project\` add index \`project_responsibleUnitId_index\` (\`responsibleUnitId\`);`);
    this.addSql(`alter table \`project\` add index \`project_leadUnitId_index\` (\`leadUnitId\`);`);
    this.addSql(`alter table \`project\` add index \`project_sectorAuthorityUnitId_index\` (\`sectorAuthorityUnitId\`);`);
    this.addSql(`alter table \`project\` add index \`project_chainUnitId_index\` (\`chainUnitId\`);`);
    this.addSql(`alter table \`project\` add index \`project_serviceOfficerPostId_index\` (\`serviceOfficerPostId\`);`);
    this.addSql(`alter table \`project\` add index \`project_leadOfficialPostId_index\` (\`leadOfficialPostId\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_sortKey_id_index\` (\`jurisdictionId\`, \`sortKey\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_nameKey_index\` (\`jurisdictionId\`, \`nameKey\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_exitedOn_id_index\` (\`jurisdictionId\`, \`exitedOn\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_stage_totalInvestment_id_index\` (\`jurisdictionId\`, \`stage\`, \`totalInvestment\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_stageOrdinal_id_index\` (\`jurisdictionId\`, \`stageOrdinal\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_totalInvestment_id_index\` (\`jurisdictionId\`, \`totalInvestment\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_annualPlanInvestment_id_index\` (\`jurisdictionId\`, \`annualPlanInvestment\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_cumulativeInvestment_id_index\` (\`jurisdictionId\`, \`cumulativeInvestment\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_completionRate_id_index\` (\`jurisdictionId\`, \`completionRate\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_plannedStartOn_id_index\` (\`jurisdictionId\`, \`plannedStartOn\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_plannedFinishOn_id_index\` (\`jurisdictionId\`, \`plannedFinishOn\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_updatedAt_id_index\` (\`jurisdictionId\`, \`updatedAt\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_projectClass_id_index\` (\`jurisdictionId\`, \`projectClass\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_level_id_index\` (\`jurisdictionId\`, \`level\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_constructionKind_id_index\` (\`jurisdictionId\`, \`constructionKind\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_planYear_id_index\` (\`jurisdictionId\`, \`planYear\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_responsibleUnitId_id_index\` (\`jurisdictionId\`, \`responsibleUnitId\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_leadOfficialPostId_id_index\` (\`jurisdictionId\`, \`leadOfficialPostId\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_localityUnitId_id_index\` (\`jurisdictionId\`, \`localityUnitId\`, \`id\`);`);
    this.addSql(`alter table \`project\` add index \`project_jurisdictionId_importId_index\` (\`jurisdictionId\`, \`importId\`);`);
    this.addSql(`alter table \`project\` add index \`project_parentId_index\` (\`parentId\`);`);

    this.addSql(`create table \`projectTag\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`projectId\` int unsigned not null, \`tag\` varchar(40) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`projectTag\` add index \`projectTag_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`projectTag\` add index \`projectTag_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`projectTag\` add index \`projectTag_jurisdictionId_tag_projectId_index\` (\`jurisdictionId\`, \`tag\`, \`projectId\`);`);
    this.addSql(`alter table \`projectTag\` add unique \`projectTag_projectId_tag_unique\` (\`projectId\`, \`tag\`);`);

    this.addSql(`create table \`projectOfficial\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`projectId\` int unsigned not null, \`postId\` int unsigned null, \`text\` varchar(100) null, \`ordinal\` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`projectOfficial\` add index \`projectOfficial_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`projectOfficial\` add index \`projectOfficial_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`projectOfficial\` add index \`projectOfficial_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`projectOfficial\` add index \`projectOfficial_projectId_ordinal_index\` (\`projectId\`, \`ordinal\`);`);
    this.addSql(`alter table \`projectOfficial\` add index \`projectOfficial_jurisdictionId_postId_index\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`projectCode\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`projectId\` int unsigned not null, \`code\` varchar(100) not null, \`form\` varchar(10) not null, \`ownCode\` varchar(40) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`projectCode\` add index \`projectCode_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`projectCode\` add index \`projectCode_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`projectCode\` add index \`projectCode_jurisdictionId_code_index\` (\`jurisdictionId\`, \`code\`);`);
    this.addSql(`alter table \`projectCode\` add unique \`projectCode_jurisdictionId_ownCode_unique\` (\`jurisdictionId\`, \`ownCode\`);`);

    this.addSql(`create table \`milestone\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`projectId\` int unsigned not null, \`name\` varchar(100) not null, \`kind\` varchar(20) not null, \`plannedOn\` date not null, \`actualOn\` date null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`milestone\` add index \`milestone_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`milestone\` add index \`milestone_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`milestone\` add index \`milestone_projectId_plannedOn_index\` (\`projectId\`, \`plannedOn\`);`);
    this.addSql(`alter table \`milestone\` add index \`milestone_jurisdictionId_plannedOn_id_index\` (\`jurisdictionId\`, \`plannedOn\`, \`id\`);`);

    this.addSql(`create table \`delegation\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`fromPostId\` int unsigned not null, \`toPostId\` int unsigned not null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` varchar(200) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`delegation\` add index \`delegation_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_fromPostId_index\` (\`fromPostId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_toPostId_index\` (\`toPostId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_toPostId_fromOn_index\` (\`toPostId\`, \`fromOn\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_fromPostId_fromOn_index\` (\`fromPostId\`, \`fromOn\`);`);

    this.addSql(`create table \`user\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`name\` varchar(40) not null, \`username\` varchar(40) not null, \`passwordHash\` varchar(200) not null, \`phone\` varchar(30) null, \`email\` varchar(120) null, \`active\` tinyint(1) not null default true, \`failures\` int not null default 0, \`lockedUntilAt\` bigint null, \`searchKey\` varchar(400) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`user\` add index \`user_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`user\` add index \`user_jurisdictionId_name_index\` (\`jurisdictionId\`, \`name\`);`);
    this.addSql(`alter table \`user\` add unique \`user_username_unique\` (\`username\`);`);

    this.addSql(`create table \`tenure\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`userId\` int unsigned not null, \`postId\` int unsigned not null, \`fromOn\` date not null, \`untilOn\` date null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`tenure\` add index \`tenure_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`tenure\` add index \`tenure_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`tenure\` add index \`tenure_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`tenure\` add index \`tenure_userId_fromOn_index\` (\`userId\`, \`fromOn\`);`);
    this.addSql(`alter table \`tenure\` add index \`tenure_postId_fromOn_index\` (\`postId\`, \`fromOn\`);`);

    this.addSql(`create table \`session\` (\`id\` int unsigned not null auto_increment primary key, \`tokenHash\` varchar(64) not null, \`previousHash\` varchar(64) null, \`userId\` int unsigned not null, \`tenureId\` int unsigned not null, \`delegationId\` int unsigned null, \`createdAt\` bigint not null, \`rotatedAt\` bigint not null, \`expiresAt\` bigint not null, \`userAgent\` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`session\` add index \`session_tenureId_index\` (\`tenureId\`);`);
    this.addSql(`alter table \`session\` add index \`session_delegationId_index\` (\`delegationId\`);`);
    this.addSql(`alter table \`session\` add index \`session_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`session\` add index \`session_previousHash_index\` (\`previousHash\`);`);
    this.addSql(`alter table \`session\` add unique \`session_tokenHash_unique\` (\`tokenHash\`);`);

    this.addSql(`create table \`calendarFeed\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`userId\` int unsigned not null, \`secretHash\` varchar(64) not null, \`createdAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`calendarFeed\` add index \`calendarFeed_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`calendarFeed\` add index \`calendarFeed_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`calendarFeed\` add unique \`calendarFeed_userId_unique\` (\`userId\`);`);
    this.addSql(`alter table \`calendarFeed\` add unique \`calendarFeed_secretHash_unique\` (\`secretHash\`);`);

    this.addSql(`create table \`attachment\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`subjectType\` varchar(40) null, \`subjectId\` int null, \`name\` varchar(200) not null, \`mime\` varchar(100) not null, \`size\` int not null, \`sha256\` varchar(64) not null, \`uploadedById\` int unsigned not null, \`uploadedByPost\` varchar(80) not null, \`uploadedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`attachment\` add index \`attachment_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`attachment\` add index \`attachment_uploadedById_index\` (\`uploadedById\`);`);
    this.addSql(`alter table \`attachment\` add index \`attachment_jurisdictionId_subjectType_subjectId_id_index\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`, \`id\`);`);

    this.addSql(`create table \`template\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(30) not null, \`attachmentId\` int unsigned not null, \`changedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`template\` add index \`template_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`template\` add index \`template_attachmentId_index\` (\`attachmentId\`);`);
    this.addSql(`alter table \`template\` add unique \`template_jurisdictionId_kind_unique\` (\`jurisdictionId\`, \`kind\`);`);

    this.addSql(`create table \`document\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(30) not null, \`state\` varchar(10) not null, \`title\` varchar(200) not null, \`series\` varchar(60) null, \`number\` varchar(120) null, \`numberSource\` varchar(10) null, \`issuedOn\` date null, \`subjectType\` varchar(40) null, \`subjectId\` int null, \`attachmentId\` int unsigned null, \`createdAt\` bigint not null, \`searchKey\` varchar(1000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`document\` add index \`document_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`document\` add index \`document_attachmentId_index\` (\`attachmentId\`);`);
    this.addSql(`alter table \`document\` add index \`document_jurisdictionId_state_issuedOn_id_index\` (\`jurisdictionId\`, \`state\`, \`issuedOn\`, \`id\`);`);
    this.addSql(`alter table \`document\` add index \`document_jurisdictionId_subjectType_subjectId_index\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`);`);
    this.addSql(`alter table \`document\` add unique \`document_jurisdictionId_number_unique\` (\`jurisdictionId\`, \`number\`);`);

    this.addSql(`create table \`documentRecipient\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`documentId\` int unsigned not null, \`unitId\` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_documentId_index\` (\`documentId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_unitId_documentId_index\` (\`unitId\`, \`documentId\`);`);
    this.addSql(`alter table \`documentRecipient\` add unique \`documentRecipient_documentId_unitId_unique\` (\`documentId\`, \`unitId\`);`);

    this.addSql(`create table \`view\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`collection\` varchar(40) not null, \`name\` varchar(40) not null, \`query\` varchar(2000) not null, \`sharing\` varchar(10) not null, \`userId\` int unsigned not null, \`unitId\` int unsigned not null, \`ordinal\` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`view\` add index \`view_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`view\` add index \`view_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`view\` add index \`view_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`view\` add index \`view_jurisdictionId_collection_ordinal_id_index\` (\`jurisdictionId\`, \`collection\`, \`ordinal\`, \`id\`);`);

    this.addSql(`alter table \`countySetting\` add constraint \`countySetting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`numberRegister\` add constraint \`numberRegister_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`regulationUse\` add constraint \`regulationUse_keptPackId_foreign\` foreign key (\`keptPackId\`) references \`regulationPack\` (\`id\`);`);

    this.addSql(`alter table \`unit\` add constraint \`unit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`unit\` add constraint \`unit_parentId_foreign\` foreign key (\`parentId\`) references \`unit\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`post\` add constraint \`post_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`post\` add constraint \`post_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`project\` add constraint \`project_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`project\` add constraint \`project_localityUnitId_foreign\` foreign key (\`localityUnitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_responsibleUnitId_foreign\` foreign key (\`responsibleUnitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_leadUnitId_foreign\` foreign key (\`leadUnitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_sectorAuthorityUnitId_foreign\` foreign key (\`sectorAuthorityUnitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_chainUnitId_foreign\` foreign key (\`chainUnitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_serviceOfficerPostId_foreign\` foreign key (\`serviceOfficerPostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_leadOfficialPostId_foreign\` foreign key (\`leadOfficialPostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`project\` add constraint \`project_parentId_foreign\` foreign key (\`parentId\`) references \`project\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`projectTag\` add constraint \`projectTag_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectTag\` add constraint \`projectTag_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`projectCode\` add constraint \`projectCode_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectCode\` add constraint \`projectCode_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`milestone\` add constraint \`milestone_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`milestone\` add constraint \`milestone_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`delegation\` add constraint \`delegation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`delegation\` add constraint \`delegation_fromPostId_foreign\` foreign key (\`fromPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`delegation\` add constraint \`delegation_toPostId_foreign\` foreign key (\`toPostId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`user\` add constraint \`user_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`tenure\` add constraint \`tenure_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`tenure\` add constraint \`tenure_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`tenure\` add constraint \`tenure_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`session\` add constraint \`session_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`session\` add constraint \`session_tenureId_foreign\` foreign key (\`tenureId\`) references \`tenure\` (\`id\`);`);
    this.addSql(`alter table \`session\` add constraint \`session_delegationId_foreign\` foreign key (\`delegationId\`) references \`delegation\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`calendarFeed\` add constraint \`calendarFeed_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`calendarFeed\` add constraint \`calendarFeed_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`attachment\` add constraint \`attachment_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`attachment\` add constraint \`attachment_uploadedById_foreign\` foreign key (\`uploadedById\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`template\` add constraint \`template_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`template\` add constraint \`template_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`);`);

    this.addSql(`alter table \`document\` add constraint \`document_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`document\` add constraint \`document_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`view\` add constraint \`view_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`view\` add constraint \`view_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`view\` add constraint \`view_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`countySetting\` drop foreign key \`countySetting_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`numberRegister\` drop foreign key \`numberRegister_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`unit\` drop foreign key \`unit_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`post\` drop foreign key \`post_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectTag\` drop foreign key \`projectTag_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectCode\` drop foreign key \`projectCode_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`milestone\` drop foreign key \`milestone_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`user\` drop foreign key \`user_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`calendarFeed\` drop foreign key \`calendarFeed_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`attachment\` drop foreign key \`attachment_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`template\` drop foreign key \`template_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`document\` drop foreign key \`document_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`documentRecipient\` drop foreign key \`documentRecipient_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`regulationUse\` drop foreign key \`regulationUse_keptPackId_foreign\`;`);
    this.addSql(`alter table \`unit\` drop foreign key \`unit_parentId_foreign\`;`);
    this.addSql(`alter table \`post\` drop foreign key \`post_unitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_localityUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_responsibleUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_leadUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_sectorAuthorityUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_chainUnitId_foreign\`;`);
    this.addSql(`alter table \`documentRecipient\` drop foreign key \`documentRecipient_unitId_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_unitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_serviceOfficerPostId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_leadOfficialPostId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_postId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_fromPostId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_toPostId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_postId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_parentId_foreign\`;`);
    this.addSql(`alter table \`projectTag\` drop foreign key \`projectTag_projectId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_projectId_foreign\`;`);
    this.addSql(`alter table \`projectCode\` drop foreign key \`projectCode_projectId_foreign\`;`);
    this.addSql(`alter table \`milestone\` drop foreign key \`milestone_projectId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_delegationId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_userId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_userId_foreign\`;`);
    this.addSql(`alter table \`calendarFeed\` drop foreign key \`calendarFeed_userId_foreign\`;`);
    this.addSql(`alter table \`attachment\` drop foreign key \`attachment_uploadedById_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_userId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_tenureId_foreign\`;`);
    this.addSql(`alter table \`template\` drop foreign key \`template_attachmentId_foreign\`;`);
    this.addSql(`alter table \`document\` drop foreign key \`document_attachmentId_foreign\`;`);
    this.addSql(`alter table \`documentRecipient\` drop foreign key \`documentRecipient_documentId_foreign\`;`);

    this.addSql(`drop table if exists \`calendarDay\`;`);
    this.addSql(`drop table if exists \`calendarYear\`;`);
    this.addSql(`drop table if exists \`jobLease\`;`);
    this.addSql(`drop table if exists \`journal\`;`);
    this.addSql(`drop table if exists \`jurisdiction\`;`);
    this.addSql(`drop table if exists \`countySetting\`;`);
    this.addSql(`drop table if exists \`regulationPack\`;`);
    this.addSql(`drop table if exists \`lockRow\`;`);
    this.addSql(`drop table if exists \`numberRegister\`;`);
    this.addSql(`drop table if exists \`outbox\`;`);
    this.addSql(`drop table if exists \`regulationUse\`;`);
    this.addSql(`drop table if exists \`unit\`;`);
    this.addSql(`drop table if exists \`post\`;`);
    this.addSql(`drop table if exists \`project\`;`);
    this.addSql(`drop table if exists \`projectTag\`;`);
    this.addSql(`drop table if exists \`projectOfficial\`;`);
    this.addSql(`drop table if exists \`projectCode\`;`);
    this.addSql(`drop table if exists \`milestone\`;`);
    this.addSql(`drop table if exists \`delegation\`;`);
    this.addSql(`drop table if exists \`user\`;`);
    this.addSql(`drop table if exists \`tenure\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`calendarFeed\`;`);
    this.addSql(`drop table if exists \`attachment\`;`);
    this.addSql(`drop table if exists \`template\`;`);
    this.addSql(`drop table if exists \`document\`;`);
    this.addSql(`drop table if exists \`documentRecipient\`;`);
    this.addSql(`drop table if exists \`view\`;`);
  }

}
