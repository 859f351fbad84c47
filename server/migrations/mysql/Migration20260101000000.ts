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

    this.addSql(`create table \`projectImport\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`fileName\` varchar(200) not null, \`sha256\` varchar(64) not null, \`state\` varchar(20) not null, \`checkedAgainst\` varchar(300) not null, \`mappings\` mediumtext not null, \`report\` mediumtext not null, \`rowCount\` int not null, \`createCount\` int not null, \`updateCount\` int not null, \`skipCount\` int not null, \`doubtfulCount\` int not null, \`errorCount\` int not null, \`problemCount\` int not null, \`totalInvestment\` bigint not null, \`annualPlanInvestment\` bigint not null, \`cumulativeInvestment\` bigint not null, \`createdAt\` bigint not null, \`createdByText\` varchar(150) not null, \`appliedAt\` bigint null, \`appliedByText\` varchar(150) null, \`undoneAt\` bigint null, \`undoneByText\` varchar(150) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`projectImport\` add index \`projectImport_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`projectImport\` add index \`projectImport_jurisdictionId_id_index\` (\`jurisdictionId\`, \`id\`);`);

    this.addSql(`create table \`importRow\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`importId\` int unsigned not null, \`ordinal\` int not null, \`sheet\` varchar(100) not null, \`rowNumber\` int not null, \`name\` varchar(200) not null, \`searchKey\` varchar(1000) not null, \`action\` varchar(10) not null, \`reason\` varchar(20) not null, \`message\` varchar(1000) not null, \`projectId\` int null, \`errorCount\` int not null, \`doubtCount\` int not null, \`decision\` varchar(10) null, \`decisionProjectId\` int null, \`draft\` mediumtext not null, \`problems\` mediumtext not null, \`outcome\` mediumtext not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`importRow\` add index \`importRow_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`importRow\` add index \`importRow_importId_index\` (\`importId\`);`);
    this.addSql(`alter table \`importRow\` add index \`importRow_jurisdictionId_importId_ordinal_index\` (\`jurisdictionId\`, \`importId\`, \`ordinal\`);`);
    this.addSql(`alter table \`importRow\` add index \`importRow_jurisdictionId_importId_action_ordinal_index\` (\`jurisdictionId\`, \`importId\`, \`action\`, \`ordinal\`);`);

    this.addSql(`create table \`importChange\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`importId\` int unsigned not null, \`rowId\` int not null, \`projectId\` int not null, \`kind\` varchar(10) not null, \`versionAfter\` int not null, \`before\` mediumtext null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`importChange\` add index \`importChange_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`importChange\` add index \`importChange_importId_index\` (\`importId\`);`);
    this.addSql(`alter table \`importChange\` add index \`importChange_jurisdictionId_importId_id_index\` (\`jurisdictionId\`, \`importId\`, \`id\`);`);
    this.addSql(`alter table \`importChange\` add index \`importChange_jurisdictionId_projectId_index\` (\`jurisdictionId\`, \`projectId\`);`);
    this.addSql(`alter table \`importChange\` add index \`importChange_rowId_index\` (\`rowId\`);`);

    this.addSql(`create table \`snapshot\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`month\` varchar(7) not null, \`revision\` int not null, \`fromOn\` date not null, \`toOn\` date not null, \`frozenAt\` bigint not null, \`frozenByName\` varchar(40) not null, \`frozenByPost\` varchar(120) not null, \`figures\` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`snapshot\` add index \`snapshot_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`snapshot\` add unique \`snapshot_jurisdictionId_month_revision_unique\` (\`jurisdictionId\`, \`month\`, \`revision\`);`);

    this.addSql(`create table \`ranking\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`month\` varchar(7) not null, \`periodLabel\` varchar(60) not null, \`title\` varchar(120) not null, \`state\` varchar(12) not null, \`snapshotId\` int unsigned not null, \`measure\` varchar(12) not null, \`packHash\` varchar(64) not null, \`settings\` text not null, \`clause\` varchar(100) null, \`tieText\` varchar(100) not null, \`draftedAt\` bigint not null, \`draftedByName\` varchar(40) not null, \`draftedByPost\` varchar(120) not null, \`publishedAt\` bigint null, \`publishedByName\` varchar(40) null, \`publishedByPost\` varchar(120) null, \`withdrawnAt\` bigint null, \`withdrawReason\` varchar(500) null, \`correctsId\` int unsigned null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`ranking\` add index \`ranking_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`ranking\` add index \`ranking_snapshotId_index\` (\`snapshotId\`);`);
    this.addSql(`alter table \`ranking\` add index \`ranking_correctsId_index\` (\`correctsId\`);`);
    this.addSql(`alter table \`ranking\` add index \`ranking_jurisdictionId_month_id_index\` (\`jurisdictionId\`, \`month\`, \`id\`);`);
    this.addSql(`alter table \`ranking\` add index \`ranking_jurisdictionId_state_month_id_index\` (\`jurisdictionId\`, \`state\`, \`month\`, \`id\`);`);

    this.addSql(`create table \`unit\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`name\` varchar(80) not null, \`shortName\` varchar(40) not null, \`kind\` varchar(20) not null, \`parentId\` int unsigned null, \`ordinal\` int not null default 0, \`active\` tinyint(1) not null default true, \`searchKey\` varchar(400) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`unit\` add index \`unit_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`unit\` add index \`unit_parentId_index\` (\`parentId\`);`);
    this.addSql(`alter table \`unit\` add index \`unit_jurisdictionId_ordinal_id_index\` (\`jurisdictionId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`alter table \`unit\` add unique \`unit_jurisdictionId_name_unique\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`snapshotRow\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`snapshotId\` int unsigned not null, \`unitId\` int unsigned not null, \`unitName\` varchar(80) not null, \`unitGroup\` varchar(20) not null, \`assignmentsDue\` int not null, \`assignmentsCleared\` int not null, \`investmentPlan\` bigint not null, \`investmentDone\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`snapshotRow\` add index \`snapshotRow_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`snapshotRow\` add index \`snapshotRow_snapshotId_index\` (\`snapshotId\`);`);
    this.addSql(`alter table \`snapshotRow\` add index \`snapshotRow_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`snapshotRow\` add unique \`snapshotRow_snapshotId_unitId_unique\` (\`snapshotId\`, \`unitId\`);`);

    this.addSql(`create table \`score\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`rankingId\` int unsigned not null, \`unitId\` int unsigned not null, \`unitName\` varchar(80) not null, \`unitGroup\` varchar(20) not null, \`ordinal\` int not null, \`numerator\` bigint not null, \`denominator\` bigint not null, \`rate\` varchar(60) null, \`score\` varchar(20) null, \`rank\` int null, \`arithmetic\` varchar(200) not null, \`explanations\` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`score\` add index \`score_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`score\` add index \`score_rankingId_index\` (\`rankingId\`);`);
    this.addSql(`alter table \`score\` add index \`score_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`score\` add index \`score_jurisdictionId_unitId_rankingId_index\` (\`jurisdictionId\`, \`unitId\`, \`rankingId\`);`);
    this.addSql(`alter table \`score\` add unique \`score_rankingId_unitId_unique\` (\`rankingId\`, \`unitId\`);`);

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

    this.addSql(`create table \`reviewSession\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(20) not null, \`projectId\` int unsigned not null, \`title\` varchar(200) not null, \`heldOn\` date not null, \`place\` varchar(200) null, \`convenorUnitId\` int unsigned not null, \`state\` varchar(12) not null, \`sheet\` text not null, \`conclusion\` varchar(10) null, \`conclusionText\` text null, \`average\` varchar(10) null, \`concludedOn\` date null, \`concludedByPostId\` int unsigned null, \`concludedByText\` varchar(150) null, \`createdByText\` varchar(150) not null, \`createdAt\` bigint not null, \`searchKey\` varchar(1000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_convenorUnitId_index\` (\`convenorUnitId\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_concludedByPostId_index\` (\`concludedByPostId\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_heldOn_id_index\` (\`jurisdictionId\`, \`heldOn\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_state_heldOn_id_index\` (\`jurisdictionId\`, \`state\`, \`heldOn\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_kind_heldOn_id_index\` (\`jurisdictionId\`, \`kind\`, \`heldOn\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_projectId_id_index\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add index \`reviewSession_jurisdictionId_convenorUnitId_id_index\` (\`jurisdictionId\`, \`convenorUnitId\`, \`id\`);`);

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

    this.addSql(`create table \`panelist\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`sessionId\` int unsigned not null, \`postId\` int unsigned null, \`name\` varchar(200) not null, \`ordinal\` int not null default 0, \`recused\` tinyint(1) not null default false, \`recusalReason\` varchar(300) null, \`recusedAt\` bigint null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`panelist\` add index \`panelist_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`panelist\` add index \`panelist_sessionId_index\` (\`sessionId\`);`);
    this.addSql(`alter table \`panelist\` add index \`panelist_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`panelist\` add index \`panelist_sessionId_ordinal_index\` (\`sessionId\`, \`ordinal\`);`);
    this.addSql(`alter table \`panelist\` add index \`panelist_jurisdictionId_postId_sessionId_index\` (\`jurisdictionId\`, \`postId\`, \`sessionId\`);`);

    this.addSql(`create table \`meetingSeries\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`code\` varchar(40) not null, \`name\` varchar(80) not null, \`clause\` varchar(80) null, \`source\` varchar(10) not null, \`cadence\` varchar(20) not null, \`atLeast\` tinyint(1) not null, \`chair\` varchar(80) not null, \`members\` text not null, \`standingTopics\` text not null, \`subjects\` text not null, \`approvalBy\` varchar(40) null, \`chairPostId\` int unsigned null, \`place\` varchar(120) not null, \`startTime\` varchar(5) not null, \`budgetMinutes\` int not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`meetingSeries\` add index \`meetingSeries_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`meetingSeries\` add index \`meetingSeries_chairPostId_index\` (\`chairPostId\`);`);
    this.addSql(`alter table \`meetingSeries\` add unique \`meetingSeries_jurisdictionId_code_unique\` (\`jurisdictionId\`, \`code\`);`);

    this.addSql(`create table \`topic\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`number\` varchar(40) null, \`title\` varchar(120) not null, \`problem\` text not null, \`request\` text not null, \`proposedDecision\` text not null, \`onProblem\` tinyint(1) not null default true, \`proposerUnitId\` int unsigned not null, \`proposedByPostId\` int unsigned not null, \`proposedByName\` varchar(40) not null, \`projectId\` int unsigned null, \`seriesId\` int unsigned null, \`state\` varchar(20) not null, \`round\` int not null default 1, \`minutes\` int not null default 15, \`returnReason\` varchar(500) null, \`createdAt\` bigint not null, \`submittedAt\` bigint null, \`searchKey\` varchar(1500) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_proposerUnitId_index\` (\`proposerUnitId\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_proposedByPostId_index\` (\`proposedByPostId\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_seriesId_index\` (\`seriesId\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_state_submittedAt_index\` (\`jurisdictionId\`, \`state\`, \`submittedAt\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_createdAt_id_index\` (\`jurisdictionId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_proposerUnitId_id_index\` (\`jurisdictionId\`, \`proposerUnitId\`, \`id\`);`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_projectId_index\` (\`jurisdictionId\`, \`projectId\`);`);
    this.addSql(`alter table \`topic\` add unique \`topic_jurisdictionId_number_unique\` (\`jurisdictionId\`, \`number\`);`);

    this.addSql(`create table \`meeting\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`seriesId\` int unsigned not null, \`title\` varchar(200) not null, \`year\` int not null, \`ordinal\` int not null, \`state\` varchar(20) not null, \`heldOn\` date not null, \`heldAt\` bigint not null, \`endAt\` bigint not null, \`place\` varchar(120) not null, \`chairPostId\` int unsigned null, \`chairName\` varchar(40) null, \`budgetMinutes\` int not null, \`approved\` tinyint(1) not null default false, \`approvalNote\` varchar(200) null, \`noticeText\` varchar(1000) null, \`noticedAt\` bigint null, \`openedAt\` bigint null, \`closedAt\` bigint null, \`cancelReason\` varchar(200) null, \`searchKey\` varchar(1000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`meeting\` add index \`meeting_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`meeting\` add index \`meeting_seriesId_index\` (\`seriesId\`);`);
    this.addSql(`alter table \`meeting\` add index \`meeting_chairPostId_index\` (\`chairPostId\`);`);
    this.addSql(`alter table \`meeting\` add index \`meeting_jurisdictionId_heldAt_id_index\` (\`jurisdictionId\`, \`heldAt\`, \`id\`);`);
    this.addSql(`alter table \`meeting\` add index \`meeting_jurisdictionId_state_heldAt_index\` (\`jurisdictionId\`, \`state\`, \`heldAt\`);`);
    this.addSql(`alter table \`meeting\` add unique \`meeting_seriesId_year_ordinal_unique\` (\`seriesId\`, \`year\`, \`ordinal\`);`);

    this.addSql(`create table \`agendaItem\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`topicId\` int unsigned null, \`ordinal\` int not null, \`title\` varchar(120) not null, \`minutes\` int not null, \`round\` int not null default 1, \`heard\` varchar(300) not null, \`outcome\` varchar(10) null, \`outcomeText\` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`agendaItem\` add index \`agendaItem_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`agendaItem\` add index \`agendaItem_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`agendaItem\` add index \`agendaItem_topicId_index\` (\`topicId\`);`);
    this.addSql(`alter table \`agendaItem\` add index \`agendaItem_jurisdictionId_meetingId_ordinal_index\` (\`jurisdictionId\`, \`meetingId\`, \`ordinal\`);`);
    this.addSql(`alter table \`agendaItem\` add unique \`agendaItem_topicId_meetingId_unique\` (\`topicId\`, \`meetingId\`);`);

    this.addSql(`create table \`delegation\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`fromPostId\` int unsigned not null, \`toPostId\` int unsigned not null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` varchar(200) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`delegation\` add index \`delegation_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_fromPostId_index\` (\`fromPostId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_toPostId_index\` (\`toPostId\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_toPostId_fromOn_index\` (\`toPostId\`, \`fromOn\`);`);
    this.addSql(`alter table \`delegation\` add index \`delegation_fromPostId_fromOn_index\` (\`fromPostId\`, \`fromOn\`);`);

    this.addSql(`create table \`nameMapping\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(10) not null, \`text\` varchar(200) not null, \`key\` varchar(200) not null, \`unitId\` int unsigned null, \`postId\` int unsigned null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`nameMapping\` add index \`nameMapping_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`nameMapping\` add index \`nameMapping_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`nameMapping\` add index \`nameMapping_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`nameMapping\` add unique \`nameMapping_jurisdictionId_kind_key_unique\` (\`jurisdictionId\`, \`kind\`, \`key\`);`);

    this.addSql(`create table \`libraryEntry\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`tier\` varchar(20) not null, \`unitId\` int unsigned null, \`projectId\` int unsigned not null, \`state\` varchar(12) not null, \`place\` varchar(40) null, \`proposerUnitId\` int unsigned not null, \`proposedByText\` varchar(150) not null, \`proposedOn\` date not null, \`decidedByText\` varchar(150) null, \`decidedOn\` date null, \`leftOn\` date null, \`reason\` varchar(500) null, \`submitted\` text not null, \`judgement\` text null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_proposerUnitId_index\` (\`proposerUnitId\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_state_tier_unitId_projectId_index\` (\`jurisdictionId\`, \`state\`, \`tier\`, \`unitId\`, \`projectId\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_tier_unitId_state_index\` (\`jurisdictionId\`, \`tier\`, \`unitId\`, \`state\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_proposedOn_id_index\` (\`jurisdictionId\`, \`proposedOn\`, \`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_decidedOn_id_index\` (\`jurisdictionId\`, \`decidedOn\`, \`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_projectId_id_index\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_jurisdictionId_proposerUnitId_id_index\` (\`jurisdictionId\`, \`proposerUnitId\`, \`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add unique \`libraryEntry_jurisdictionId_place_unique\` (\`jurisdictionId\`, \`place\`);`);

    this.addSql(`create table \`libraryEntryStep\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`entryId\` int unsigned not null, \`action\` varchar(12) not null, \`at\` bigint not null, \`byText\` varchar(150) not null, \`reason\` varchar(500) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`libraryEntryStep\` add index \`libraryEntryStep_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`libraryEntryStep\` add index \`libraryEntryStep_entryId_index\` (\`entryId\`);`);
    this.addSql(`alter table \`libraryEntryStep\` add index \`libraryEntryStep_entryId_id_index\` (\`entryId\`, \`id\`);`);

    this.addSql(`create table \`attendance\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`ordinal\` int not null, \`kind\` varchar(10) not null, \`unitId\` int unsigned null, \`postId\` int unsigned null, \`unitText\` varchar(80) null, \`state\` varchar(10) not null, \`standInName\` varchar(60) null, \`reason\` varchar(200) null, \`holderName\` varchar(40) null, \`answeredAt\` bigint null, \`checkedInAt\` bigint null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`attendance\` add index \`attendance_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_meetingId_ordinal_index\` (\`meetingId\`, \`ordinal\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_jurisdictionId_unitId_meetingId_index\` (\`jurisdictionId\`, \`unitId\`, \`meetingId\`);`);
    this.addSql(`alter table \`attendance\` add index \`attendance_jurisdictionId_postId_meetingId_index\` (\`jurisdictionId\`, \`postId\`, \`meetingId\`);`);

    this.addSql(`create table \`assignment\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`year\` int not null, \`serial\` int not null, \`number\` varchar(12) not null, \`sourceType\` varchar(20) not null, \`sourceId\` int null, \`sourceText\` varchar(1000) null, \`title\` varchar(200) not null, \`content\` text not null, \`standard\` varchar(1000) not null, \`unitId\` int unsigned not null, \`responsiblePostId\` int unsigned null, \`responsiblePerson\` varchar(60) null, \`leadOfficialPostId\` int unsigned null, \`projectId\` int unsigned null, \`dueOn\` date null, \`originalDueOn\` date null, \`state\` varchar(20) not null, \`holder\` varchar(10) null, \`heldSinceOn\` date not null, \`listedOn\` date not null, \`judgedOn\` date null, \`handedOverOn\` date null, \`signedOn\` date null, \`submittedOn\` date null, \`clearedOn\` date null, \`withdrawnOn\` date null, \`returns\` int not null default 0, \`judgement\` varchar(1000) null, \`recurrenceOfId\` int null, \`searchKey\` varchar(2000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_responsiblePostId_index\` (\`responsiblePostId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_leadOfficialPostId_index\` (\`leadOfficialPostId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_state_dueOn_id_index\` (\`jurisdictionId\`, \`state\`, \`dueOn\`, \`id\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_dueOn_id_index\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_heldSinceOn_id_index\` (\`jurisdictionId\`, \`heldSinceOn\`, \`id\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_unitId_state_dueOn_index\` (\`jurisdictionId\`, \`unitId\`, \`state\`, \`dueOn\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_projectId_state_index\` (\`jurisdictionId\`, \`projectId\`, \`state\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_sourceType_sourceId_index\` (\`jurisdictionId\`, \`sourceType\`, \`sourceId\`);`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_leadOfficialPostId_state_index\` (\`jurisdictionId\`, \`leadOfficialPostId\`, \`state\`);`);
    this.addSql(`alter table \`assignment\` add unique \`assignment_jurisdictionId_year_serial_unique\` (\`jurisdictionId\`, \`year\`, \`serial\`);`);

    this.addSql(`create table \`resolution\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`agendaItemId\` int unsigned not null, \`meetingId\` int unsigned not null, \`ordinal\` int not null, \`text\` text not null, \`onProblem\` tinyint(1) not null, \`unitId\` int unsigned null, \`responsiblePostId\` int unsigned null, \`responsiblePerson\` varchar(60) not null, \`dueOn\` date null, \`standard\` varchar(500) not null, \`assignmentId\` int unsigned null, \`judgedBy\` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`resolution\` add index \`resolution_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_agendaItemId_index\` (\`agendaItemId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_responsiblePostId_index\` (\`responsiblePostId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_jurisdictionId_meetingId_agendaItemId_ordinal_index\` (\`jurisdictionId\`, \`meetingId\`, \`agendaItemId\`, \`ordinal\`);`);
    this.addSql(`alter table \`resolution\` add index \`resolution_jurisdictionId_unitId_meetingId_index\` (\`jurisdictionId\`, \`unitId\`, \`meetingId\`);`);

    this.addSql(`create table \`assistingUnit\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`unitId\` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assistingUnit\` add index \`assistingUnit_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assistingUnit\` add index \`assistingUnit_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assistingUnit\` add index \`assistingUnit_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`assistingUnit\` add index \`assistingUnit_jurisdictionId_unitId_assignmentId_index\` (\`jurisdictionId\`, \`unitId\`, \`assignmentId\`);`);
    this.addSql(`alter table \`assistingUnit\` add unique \`assistingUnit_assignmentId_unitId_unique\` (\`assignmentId\`, \`unitId\`);`);

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

    this.addSql(`create table \`scoresheet\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`sessionId\` int unsigned not null, \`panelistId\` int unsigned not null, \`marks\` text not null, \`comment\` text null, \`submittedAt\` bigint null, \`recordedById\` int unsigned null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`scoresheet\` add index \`scoresheet_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`scoresheet\` add index \`scoresheet_panelistId_index\` (\`panelistId\`);`);
    this.addSql(`alter table \`scoresheet\` add index \`scoresheet_recordedById_index\` (\`recordedById\`);`);
    this.addSql(`alter table \`scoresheet\` add index \`scoresheet_sessionId_index\` (\`sessionId\`);`);
    this.addSql(`alter table \`scoresheet\` add unique \`scoresheet_panelistId_unique\` (\`panelistId\`);`);

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

    this.addSql(`create table \`minutes\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`title\` varchar(200) not null, \`recorder\` varchar(60) not null, \`copiesTo\` varchar(500) not null, \`documentId\` int unsigned null, \`draftedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`minutes\` add index \`minutes_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`minutes\` add index \`minutes_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`minutes\` add index \`minutes_documentId_index\` (\`documentId\`);`);
    this.addSql(`alter table \`minutes\` add unique \`minutes_meetingId_unique\` (\`meetingId\`);`);

    this.addSql(`create table \`documentRecipient\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`documentId\` int unsigned not null, \`unitId\` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_documentId_index\` (\`documentId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`documentRecipient\` add index \`documentRecipient_unitId_documentId_index\` (\`unitId\`, \`documentId\`);`);
    this.addSql(`alter table \`documentRecipient\` add unique \`documentRecipient_documentId_unitId_unique\` (\`documentId\`, \`unitId\`);`);

    this.addSql(`create table \`assignmentStep\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`action\` varchar(20) not null, \`toState\` varchar(20) not null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`onBehalfOf\` varchar(120) null, \`note\` text null, \`holder\` varchar(10) null, \`holderName\` varchar(120) not null, \`judgement\` text null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`assignmentStep\` add index \`assignmentStep_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`assignmentNote\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`kind\` varchar(12) not null, \`state\` varchar(12) not null, \`content\` text not null, \`evidence\` varchar(1000) null, \`at\` bigint not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`confirmedAt\` bigint null, \`confirmedByName\` varchar(120) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`alter table \`assignmentNote\` add index \`assignmentNote_jurisdictionId_state_byUnitId_index\` (\`jurisdictionId\`, \`state\`, \`byUnitId\`);`);

    this.addSql(`create table \`assignmentExtension\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`state\` varchar(12) not null, \`beforeOn\` date null, \`requestedOn\` date not null, \`reason\` varchar(1000) not null, \`at\` bigint not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`decidedAt\` bigint null, \`decidedByName\` varchar(120) null, \`decision\` varchar(1000) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`alter table \`assignmentExtension\` add index \`assignmentExtension_jurisdictionId_state_id_index\` (\`jurisdictionId\`, \`state\`, \`id\`);`);

    this.addSql(`create table \`view\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`collection\` varchar(40) not null, \`name\` varchar(40) not null, \`query\` varchar(2000) not null, \`sharing\` varchar(10) not null, \`userId\` int unsigned not null, \`unitId\` int unsigned not null, \`ordinal\` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`view\` add index \`view_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`view\` add index \`view_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`view\` add index \`view_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`view\` add index \`view_jurisdictionId_collection_ordinal_id_index\` (\`jurisdictionId\`, \`collection\`, \`ordinal\`, \`id\`);`);

    this.addSql(`alter table \`countySetting\` add constraint \`countySetting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`numberRegister\` add constraint \`numberRegister_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`regulationUse\` add constraint \`regulationUse_keptPackId_foreign\` foreign key (\`keptPackId\`) references \`regulationPack\` (\`id\`);`);

    this.addSql(`alter table \`projectImport\` add constraint \`projectImport_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`importRow\` add constraint \`importRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`importRow\` add constraint \`importRow_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`importChange\` add constraint \`importChange_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`importChange\` add constraint \`importChange_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`snapshot\` add constraint \`snapshot_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`ranking\` add constraint \`ranking_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`ranking\` add constraint \`ranking_snapshotId_foreign\` foreign key (\`snapshotId\`) references \`snapshot\` (\`id\`);`);
    this.addSql(`alter table \`ranking\` add constraint \`ranking_correctsId_foreign\` foreign key (\`correctsId\`) references \`ranking\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`unit\` add constraint \`unit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`unit\` add constraint \`unit_parentId_foreign\` foreign key (\`parentId\`) references \`unit\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`snapshotRow\` add constraint \`snapshotRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`snapshotRow\` add constraint \`snapshotRow_snapshotId_foreign\` foreign key (\`snapshotId\`) references \`snapshot\` (\`id\`);`);
    this.addSql(`alter table \`snapshotRow\` add constraint \`snapshotRow_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`score\` add constraint \`score_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`score\` add constraint \`score_rankingId_foreign\` foreign key (\`rankingId\`) references \`ranking\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`score\` add constraint \`score_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

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

    this.addSql(`alter table \`reviewSession\` add constraint \`reviewSession_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`reviewSession\` add constraint \`reviewSession_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`);`);
    this.addSql(`alter table \`reviewSession\` add constraint \`reviewSession_convenorUnitId_foreign\` foreign key (\`convenorUnitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`reviewSession\` add constraint \`reviewSession_concludedByPostId_foreign\` foreign key (\`concludedByPostId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`projectTag\` add constraint \`projectTag_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectTag\` add constraint \`projectTag_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`projectOfficial\` add constraint \`projectOfficial_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`projectCode\` add constraint \`projectCode_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`projectCode\` add constraint \`projectCode_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`milestone\` add constraint \`milestone_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`milestone\` add constraint \`milestone_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`panelist\` add constraint \`panelist_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`panelist\` add constraint \`panelist_sessionId_foreign\` foreign key (\`sessionId\`) references \`reviewSession\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`panelist\` add constraint \`panelist_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`meetingSeries\` add constraint \`meetingSeries_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`meetingSeries\` add constraint \`meetingSeries_chairPostId_foreign\` foreign key (\`chairPostId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`topic\` add constraint \`topic_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`topic\` add constraint \`topic_proposerUnitId_foreign\` foreign key (\`proposerUnitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`topic\` add constraint \`topic_proposedByPostId_foreign\` foreign key (\`proposedByPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`topic\` add constraint \`topic_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`topic\` add constraint \`topic_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`meeting\` add constraint \`meeting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`meeting\` add constraint \`meeting_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`);`);
    this.addSql(`alter table \`meeting\` add constraint \`meeting_chairPostId_foreign\` foreign key (\`chairPostId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`agendaItem\` add constraint \`agendaItem_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`agendaItem\` add constraint \`agendaItem_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`agendaItem\` add constraint \`agendaItem_topicId_foreign\` foreign key (\`topicId\`) references \`topic\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`delegation\` add constraint \`delegation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`delegation\` add constraint \`delegation_fromPostId_foreign\` foreign key (\`fromPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`delegation\` add constraint \`delegation_toPostId_foreign\` foreign key (\`toPostId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`nameMapping\` add constraint \`nameMapping_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`nameMapping\` add constraint \`nameMapping_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`nameMapping\` add constraint \`nameMapping_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`);`);
    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_proposerUnitId_foreign\` foreign key (\`proposerUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`libraryEntryStep\` add constraint \`libraryEntryStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`libraryEntryStep\` add constraint \`libraryEntryStep_entryId_foreign\` foreign key (\`entryId\`) references \`libraryEntry\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`attendance\` add constraint \`attendance_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`attendance\` add constraint \`attendance_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`attendance\` add constraint \`attendance_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`attendance\` add constraint \`attendance_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`assignment\` add constraint \`assignment_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignment\` add constraint \`assignment_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`assignment\` add constraint \`assignment_responsiblePostId_foreign\` foreign key (\`responsiblePostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`assignment\` add constraint \`assignment_leadOfficialPostId_foreign\` foreign key (\`leadOfficialPostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`assignment\` add constraint \`assignment_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`resolution\` add constraint \`resolution_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`resolution\` add constraint \`resolution_agendaItemId_foreign\` foreign key (\`agendaItemId\`) references \`agendaItem\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`resolution\` add constraint \`resolution_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`resolution\` add constraint \`resolution_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`resolution\` add constraint \`resolution_responsiblePostId_foreign\` foreign key (\`responsiblePostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`resolution\` add constraint \`resolution_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`assistingUnit\` add constraint \`assistingUnit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assistingUnit\` add constraint \`assistingUnit_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`assistingUnit\` add constraint \`assistingUnit_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`user\` add constraint \`user_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`tenure\` add constraint \`tenure_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`tenure\` add constraint \`tenure_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`tenure\` add constraint \`tenure_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`session\` add constraint \`session_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`session\` add constraint \`session_tenureId_foreign\` foreign key (\`tenureId\`) references \`tenure\` (\`id\`);`);
    this.addSql(`alter table \`session\` add constraint \`session_delegationId_foreign\` foreign key (\`delegationId\`) references \`delegation\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`scoresheet\` add constraint \`scoresheet_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`scoresheet\` add constraint \`scoresheet_sessionId_foreign\` foreign key (\`sessionId\`) references \`reviewSession\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`scoresheet\` add constraint \`scoresheet_panelistId_foreign\` foreign key (\`panelistId\`) references \`panelist\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`scoresheet\` add constraint \`scoresheet_recordedById_foreign\` foreign key (\`recordedById\`) references \`user\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`calendarFeed\` add constraint \`calendarFeed_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`calendarFeed\` add constraint \`calendarFeed_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`attachment\` add constraint \`attachment_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`attachment\` add constraint \`attachment_uploadedById_foreign\` foreign key (\`uploadedById\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`template\` add constraint \`template_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`template\` add constraint \`template_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`);`);

    this.addSql(`alter table \`document\` add constraint \`document_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`document\` add constraint \`document_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`minutes\` add constraint \`minutes_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`minutes\` add constraint \`minutes_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`minutes\` add constraint \`minutes_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`documentRecipient\` add constraint \`documentRecipient_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`assignmentStep\` add constraint \`assignmentStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentStep\` add constraint \`assignmentStep_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`assignmentStep\` add constraint \`assignmentStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`assignmentStep\` add constraint \`assignmentStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`assignmentStep\` add constraint \`assignmentStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`assignmentNote\` add constraint \`assignmentNote_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentNote\` add constraint \`assignmentNote_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`assignmentNote\` add constraint \`assignmentNote_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`assignmentNote\` add constraint \`assignmentNote_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`assignmentNote\` add constraint \`assignmentNote_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`assignmentExtension\` add constraint \`assignmentExtension_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentExtension\` add constraint \`assignmentExtension_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`assignmentExtension\` add constraint \`assignmentExtension_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`assignmentExtension\` add constraint \`assignmentExtension_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`assignmentExtension\` add constraint \`assignmentExtension_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`view\` add constraint \`view_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`view\` add constraint \`view_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`view\` add constraint \`view_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`countySetting\` drop foreign key \`countySetting_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`numberRegister\` drop foreign key \`numberRegister_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectImport\` drop foreign key \`projectImport_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`importRow\` drop foreign key \`importRow_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`importChange\` drop foreign key \`importChange_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`snapshot\` drop foreign key \`snapshot_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`ranking\` drop foreign key \`ranking_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`unit\` drop foreign key \`unit_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`snapshotRow\` drop foreign key \`snapshotRow_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`score\` drop foreign key \`score_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`post\` drop foreign key \`post_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`reviewSession\` drop foreign key \`reviewSession_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectTag\` drop foreign key \`projectTag_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`projectCode\` drop foreign key \`projectCode_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`milestone\` drop foreign key \`milestone_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`panelist\` drop foreign key \`panelist_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`meetingSeries\` drop foreign key \`meetingSeries_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`topic\` drop foreign key \`topic_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`meeting\` drop foreign key \`meeting_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`agendaItem\` drop foreign key \`agendaItem_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`nameMapping\` drop foreign key \`nameMapping_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`libraryEntryStep\` drop foreign key \`libraryEntryStep_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`attendance\` drop foreign key \`attendance_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`assignment\` drop foreign key \`assignment_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`assistingUnit\` drop foreign key \`assistingUnit_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`user\` drop foreign key \`user_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`scoresheet\` drop foreign key \`scoresheet_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`calendarFeed\` drop foreign key \`calendarFeed_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`attachment\` drop foreign key \`attachment_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`template\` drop foreign key \`template_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`document\` drop foreign key \`document_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`minutes\` drop foreign key \`minutes_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`documentRecipient\` drop foreign key \`documentRecipient_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`assignmentStep\` drop foreign key \`assignmentStep_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`assignmentNote\` drop foreign key \`assignmentNote_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`assignmentExtension\` drop foreign key \`assignmentExtension_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_jurisdictionId_foreign\`;`);
    this.addSql(`alter table \`regulationUse\` drop foreign key \`regulationUse_keptPackId_foreign\`;`);
    this.addSql(`alter table \`importRow\` drop foreign key \`importRow_importId_foreign\`;`);
    this.addSql(`alter table \`importChange\` drop foreign key \`importChange_importId_foreign\`;`);
    this.addSql(`alter table \`ranking\` drop foreign key \`ranking_snapshotId_foreign\`;`);
    this.addSql(`alter table \`snapshotRow\` drop foreign key \`snapshotRow_snapshotId_foreign\`;`);
    this.addSql(`alter table \`ranking\` drop foreign key \`ranking_correctsId_foreign\`;`);
    this.addSql(`alter table \`score\` drop foreign key \`score_rankingId_foreign\`;`);
    this.addSql(`alter table \`unit\` drop foreign key \`unit_parentId_foreign\`;`);
    this.addSql(`alter table \`snapshotRow\` drop foreign key \`snapshotRow_unitId_foreign\`;`);
    this.addSql(`alter table \`score\` drop foreign key \`score_unitId_foreign\`;`);
    this.addSql(`alter table \`post\` drop foreign key \`post_unitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_localityUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_responsibleUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_leadUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_sectorAuthorityUnitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_chainUnitId_foreign\`;`);
    this.addSql(`alter table \`reviewSession\` drop foreign key \`reviewSession_convenorUnitId_foreign\`;`);
    this.addSql(`alter table \`topic\` drop foreign key \`topic_proposerUnitId_foreign\`;`);
    this.addSql(`alter table \`nameMapping\` drop foreign key \`nameMapping_unitId_foreign\`;`);
    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_unitId_foreign\`;`);
    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_proposerUnitId_foreign\`;`);
    this.addSql(`alter table \`attendance\` drop foreign key \`attendance_unitId_foreign\`;`);
    this.addSql(`alter table \`assignment\` drop foreign key \`assignment_unitId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_unitId_foreign\`;`);
    this.addSql(`alter table \`assistingUnit\` drop foreign key \`assistingUnit_unitId_foreign\`;`);
    this.addSql(`alter table \`documentRecipient\` drop foreign key \`documentRecipient_unitId_foreign\`;`);
    this.addSql(`alter table \`assignmentStep\` drop foreign key \`assignmentStep_byUnitId_foreign\`;`);
    this.addSql(`alter table \`assignmentNote\` drop foreign key \`assignmentNote_byUnitId_foreign\`;`);
    this.addSql(`alter table \`assignmentExtension\` drop foreign key \`assignmentExtension_byUnitId_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_unitId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_serviceOfficerPostId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_leadOfficialPostId_foreign\`;`);
    this.addSql(`alter table \`reviewSession\` drop foreign key \`reviewSession_concludedByPostId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_postId_foreign\`;`);
    this.addSql(`alter table \`panelist\` drop foreign key \`panelist_postId_foreign\`;`);
    this.addSql(`alter table \`meetingSeries\` drop foreign key \`meetingSeries_chairPostId_foreign\`;`);
    this.addSql(`alter table \`topic\` drop foreign key \`topic_proposedByPostId_foreign\`;`);
    this.addSql(`alter table \`meeting\` drop foreign key \`meeting_chairPostId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_fromPostId_foreign\`;`);
    this.addSql(`alter table \`delegation\` drop foreign key \`delegation_toPostId_foreign\`;`);
    this.addSql(`alter table \`nameMapping\` drop foreign key \`nameMapping_postId_foreign\`;`);
    this.addSql(`alter table \`attendance\` drop foreign key \`attendance_postId_foreign\`;`);
    this.addSql(`alter table \`assignment\` drop foreign key \`assignment_responsiblePostId_foreign\`;`);
    this.addSql(`alter table \`assignment\` drop foreign key \`assignment_leadOfficialPostId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_responsiblePostId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_postId_foreign\`;`);
    this.addSql(`alter table \`assignmentStep\` drop foreign key \`assignmentStep_byPostId_foreign\`;`);
    this.addSql(`alter table \`assignmentNote\` drop foreign key \`assignmentNote_byPostId_foreign\`;`);
    this.addSql(`alter table \`assignmentExtension\` drop foreign key \`assignmentExtension_byPostId_foreign\`;`);
    this.addSql(`alter table \`project\` drop foreign key \`project_parentId_foreign\`;`);
    this.addSql(`alter table \`reviewSession\` drop foreign key \`reviewSession_projectId_foreign\`;`);
    this.addSql(`alter table \`projectTag\` drop foreign key \`projectTag_projectId_foreign\`;`);
    this.addSql(`alter table \`projectOfficial\` drop foreign key \`projectOfficial_projectId_foreign\`;`);
    this.addSql(`alter table \`projectCode\` drop foreign key \`projectCode_projectId_foreign\`;`);
    this.addSql(`alter table \`milestone\` drop foreign key \`milestone_projectId_foreign\`;`);
    this.addSql(`alter table \`topic\` drop foreign key \`topic_projectId_foreign\`;`);
    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_projectId_foreign\`;`);
    this.addSql(`alter table \`assignment\` drop foreign key \`assignment_projectId_foreign\`;`);
    this.addSql(`alter table \`panelist\` drop foreign key \`panelist_sessionId_foreign\`;`);
    this.addSql(`alter table \`scoresheet\` drop foreign key \`scoresheet_sessionId_foreign\`;`);
    this.addSql(`alter table \`scoresheet\` drop foreign key \`scoresheet_panelistId_foreign\`;`);
    this.addSql(`alter table \`topic\` drop foreign key \`topic_seriesId_foreign\`;`);
    this.addSql(`alter table \`meeting\` drop foreign key \`meeting_seriesId_foreign\`;`);
    this.addSql(`alter table \`agendaItem\` drop foreign key \`agendaItem_topicId_foreign\`;`);
    this.addSql(`alter table \`agendaItem\` drop foreign key \`agendaItem_meetingId_foreign\`;`);
    this.addSql(`alter table \`attendance\` drop foreign key \`attendance_meetingId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_meetingId_foreign\`;`);
    this.addSql(`alter table \`minutes\` drop foreign key \`minutes_meetingId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_agendaItemId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_delegationId_foreign\`;`);
    this.addSql(`alter table \`libraryEntryStep\` drop foreign key \`libraryEntryStep_entryId_foreign\`;`);
    this.addSql(`alter table \`resolution\` drop foreign key \`resolution_assignmentId_foreign\`;`);
    this.addSql(`alter table \`assistingUnit\` drop foreign key \`assistingUnit_assignmentId_foreign\`;`);
    this.addSql(`alter table \`assignmentStep\` drop foreign key \`assignmentStep_assignmentId_foreign\`;`);
    this.addSql(`alter table \`assignmentNote\` drop foreign key \`assignmentNote_assignmentId_foreign\`;`);
    this.addSql(`alter table \`assignmentExtension\` drop foreign key \`assignmentExtension_assignmentId_foreign\`;`);
    this.addSql(`alter table \`tenure\` drop foreign key \`tenure_userId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_userId_foreign\`;`);
    this.addSql(`alter table \`scoresheet\` drop foreign key \`scoresheet_recordedById_foreign\`;`);
    this.addSql(`alter table \`calendarFeed\` drop foreign key \`calendarFeed_userId_foreign\`;`);
    this.addSql(`alter table \`attachment\` drop foreign key \`attachment_uploadedById_foreign\`;`);
    this.addSql(`alter table \`assignmentStep\` drop foreign key \`assignmentStep_byUserId_foreign\`;`);
    this.addSql(`alter table \`assignmentNote\` drop foreign key \`assignmentNote_byUserId_foreign\`;`);
    this.addSql(`alter table \`assignmentExtension\` drop foreign key \`assignmentExtension_byUserId_foreign\`;`);
    this.addSql(`alter table \`view\` drop foreign key \`view_userId_foreign\`;`);
    this.addSql(`alter table \`session\` drop foreign key \`session_tenureId_foreign\`;`);
    this.addSql(`alter table \`template\` drop foreign key \`template_attachmentId_foreign\`;`);
    this.addSql(`alter table \`document\` drop foreign key \`document_attachmentId_foreign\`;`);
    this.addSql(`alter table \`minutes\` drop foreign key \`minutes_documentId_foreign\`;`);
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
    this.addSql(`drop table if exists \`projectImport\`;`);
    this.addSql(`drop table if exists \`importRow\`;`);
    this.addSql(`drop table if exists \`importChange\`;`);
    this.addSql(`drop table if exists \`snapshot\`;`);
    this.addSql(`drop table if exists \`ranking\`;`);
    this.addSql(`drop table if exists \`unit\`;`);
    this.addSql(`drop table if exists \`snapshotRow\`;`);
    this.addSql(`drop table if exists \`score\`;`);
    this.addSql(`drop table if exists \`post\`;`);
    this.addSql(`drop table if exists \`project\`;`);
    this.addSql(`drop table if exists \`reviewSession\`;`);
    this.addSql(`drop table if exists \`projectTag\`;`);
    this.addSql(`drop table if exists \`projectOfficial\`;`);
    this.addSql(`drop table if exists \`projectCode\`;`);
    this.addSql(`drop table if exists \`milestone\`;`);
    this.addSql(`drop table if exists \`panelist\`;`);
    this.addSql(`drop table if exists \`meetingSeries\`;`);
    this.addSql(`drop table if exists \`topic\`;`);
    this.addSql(`drop table if exists \`meeting\`;`);
    this.addSql(`drop table if exists \`agendaItem\`;`);
    this.addSql(`drop table if exists \`delegation\`;`);
    this.addSql(`drop table if exists \`nameMapping\`;`);
    this.addSql(`drop table if exists \`libraryEntry\`;`);
    this.addSql(`drop table if exists \`libraryEntryStep\`;`);
    this.addSql(`drop table if exists \`attendance\`;`);
    this.addSql(`drop table if exists \`assignment\`;`);
    this.addSql(`drop table if exists \`resolution\`;`);
    this.addSql(`drop table if exists \`assistingUnit\`;`);
    this.addSql(`drop table if exists \`user\`;`);
    this.addSql(`drop table if exists \`tenure\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`scoresheet\`;`);
    this.addSql(`drop table if exists \`calendarFeed\`;`);
    this.addSql(`drop table if exists \`attachment\`;`);
    this.addSql(`drop table if exists \`template\`;`);
    this.addSql(`drop table if exists \`document\`;`);
    this.addSql(`drop table if exists \`minutes\`;`);
    this.addSql(`drop table if exists \`documentRecipient\`;`);
    this.addSql(`drop table if exists \`assignmentStep\`;`);
    this.addSql(`drop table if exists \`assignmentNote\`;`);
    this.addSql(`drop table if exists \`assignmentExtension\`;`);
    this.addSql(`drop table if exists \`view\`;`);
  }

}
