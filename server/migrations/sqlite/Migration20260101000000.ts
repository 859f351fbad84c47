import { Migration } from '@mikro-orm/migrations';

export class Migration20260101000000 extends Migration {

  override name = 'Migration20260101000000';

  override up(): void | Promise<void> {
    this.addSql(`create table \`calendarDay\` (\`id\` integer not null primary key autoincrement, \`year\` integer not null, \`day\` date not null, \`kind\` text not null, \`name\` text not null);`);
    this.addSql(`create index \`calendarDay_year_day_index\` on \`calendarDay\` (\`year\`, \`day\`);`);
    this.addSql(`create unique index \`calendarDay_day_unique\` on \`calendarDay\` (\`day\`);`);

    this.addSql(`create table \`calendarYear\` (\`id\` integer not null primary key autoincrement, \`version\` integer not null default 1, \`year\` integer not null, \`paper\` text not null, \`status\` text not null, \`enteredByCountyId\` integer null, \`enteredAt\` bigint not null);`);
    this.addSql(`create unique index \`calendarYear_year_unique\` on \`calendarYear\` (\`year\`);`);

    this.addSql(`create table \`jobLease\` (\`name\` text not null primary key, \`holder\` text not null, \`untilAt\` bigint not null, \`lastRunAt\` bigint null);`);

    this.addSql(`create table \`journal\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`seq\` integer not null, \`at\` bigint not null, \`userId\` integer null, \`userName\` text null, \`postId\` integer null, \`postName\` text null, \`onBehalfOf\` text null, \`operation\` text not null, \`kind\` text not null, \`subjectType\` text not null, \`subjectId\` integer not null, \`changes\` text not null, \`prevHash\` text not null, \`hash\` text not null);`);
    this.addSql(`create index \`journal_jurisdictionId_subjectType_subjectId_id_index\` on \`journal\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`, \`id\`);`);
    this.addSql(`create index \`journal_jurisdictionId_userId_id_index\` on \`journal\` (\`jurisdictionId\`, \`userId\`, \`id\`);`);
    this.addSql(`create unique index \`journal_jurisdictionId_seq_unique\` on \`journal\` (\`jurisdictionId\`, \`seq\`);`);

    this.addSql(`create table \`jurisdiction\` (\`id\` integer not null primary key autoincrement, \`code\` text not null, \`name\` text not null, \`shortName\` text not null, \`createdAt\` bigint not null);`);
    this.addSql(`create unique index \`jurisdiction_code_unique\` on \`jurisdiction\` (\`code\`);`);

    this.addSql(`create table \`countySetting\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`key\` text not null, \`value\` text not null, \`paper\` text not null, \`effectiveOn\` date not null, \`revision\` integer not null, \`changedById\` integer not null, \`changedByName\` text not null, \`changedAt\` bigint not null, constraint \`countySetting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`countySetting_jurisdictionId_index\` on \`countySetting\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`countySetting_jurisdictionId_key_revision_unique\` on \`countySetting\` (\`jurisdictionId\`, \`key\`, \`revision\`);`);

    this.addSql(`create table \`regulationPack\` (\`id\` integer not null primary key autoincrement, \`hash\` text not null, \`packId\` text not null, \`code\` text not null, \`title\` text not null, \`content\` text not null, \`loadedAt\` bigint not null);`);
    this.addSql(`create unique index \`regulationPack_hash_unique\` on \`regulationPack\` (\`hash\`);`);

    this.addSql(`create table \`lockRow\` (\`key\` text not null primary key, \`taken\` bigint not null default 0);`);

    this.addSql(`create table \`numberRegister\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`series\` text not null, \`year\` integer not null, \`last\` integer not null, constraint \`numberRegister_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`numberRegister_jurisdictionId_index\` on \`numberRegister\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`numberRegister_jurisdictionId_kind_series_year_unique\` on \`numberRegister\` (\`jurisdictionId\`, \`kind\`, \`series\`, \`year\`);`);

    this.addSql(`create table \`outbox\` (\`id\` integer not null primary key autoincrement, \`topic\` text not null, \`payload\` text not null, \`createdAt\` bigint not null, \`doneAt\` bigint null, \`tries\` integer not null default 0, \`error\` text null);`);
    this.addSql(`create index \`outbox_doneAt_id_index\` on \`outbox\` (\`doneAt\`, \`id\`);`);

    this.addSql(`create table \`regulationUse\` (\`id\` integer not null primary key autoincrement, \`keptPackId\` integer not null, \`packId\` text not null, \`code\` text not null, \`effectiveFromOn\` date not null, \`effectiveToOn\` date null, \`fromOn\` date not null, constraint \`regulationUse_keptPackId_foreign\` foreign key (\`keptPackId\`) references \`regulationPack\` (\`id\`));`);
    this.addSql(`create index \`regulationUse_keptPackId_index\` on \`regulationUse\` (\`keptPackId\`);`);
    this.addSql(`create index \`regulationUse_code_effectiveFromOn_id_index\` on \`regulationUse\` (\`code\`, \`effectiveFromOn\`, \`id\`);`);

    this.addSql(`create table \`unit\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`name\` text not null, \`shortName\` text not null, \`kind\` text not null, \`parentId\` integer null, \`ordinal\` integer not null default 0, \`active\` integer not null default true, \`searchKey\` text not null, constraint \`unit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`unit_parentId_foreign\` foreign key (\`parentId\`) references \`unit\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`unit_jurisdictionId_index\` on \`unit\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`unit_parentId_index\` on \`unit\` (\`parentId\`);`);
    this.addSql(`create index \`unit_jurisdictionId_ordinal_id_index\` on \`unit\` (\`jurisdictionId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`create unique index \`unit_jurisdictionId_name_unique\` on \`unit\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`post\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`unitId\` integer not null, \`name\` text not null, \`role\` text not null, \`grade\` text not null, \`ordinal\` integer not null default 0, \`active\` integer not null default true, \`searchKey\` text not null, constraint \`post_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`post_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`post_jurisdictionId_index\` on \`post\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`post_unitId_index\` on \`post\` (\`unitId\`);`);
    this.addSql(`create index \`post_jurisdictionId_unitId_ordinal_index\` on \`post\` (\`jurisdictionId\`, \`unitId\`, \`ordinal\`);`);

    this.addSql(`create table \`project\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`name\` text not null, \`nameKey\` text not null, \`sortKey\` text not null, \`searchKey\` text not null, \`owner\` text null, \`content\` text null, \`benefits\` text null, \`place\` text null, \`localityUnitId\` integer null, \`responsibleUnitId\` integer null, \`leadUnitId\` integer null, \`sectorAuthorityUnitId\` integer null, \`chainUnitId\` integer null, \`serviceOfficerPostId\` integer null, \`leadOfficialPostId\` integer null, \`localityUnitText\` text null, \`responsibleUnitText\` text null, \`leadUnitText\` text null, \`sectorAuthorityUnitText\` text null, \`serviceOfficerText\` text null, \`leadOfficialText\` text null, \`stage\` text not null, \`stageOrdinal\` integer not null, \`constructionKind\` text null, \`level\` text null, \`projectClass\` text null, \`investmentKind\` text null, \`board\` text null, \`keyProject\` integer not null default false, \`majorProject\` integer not null default false, \`totalInvestment\` bigint null, \`annualPlanInvestment\` bigint null, \`cumulativeInvestment\` bigint null, \`completionRate\` integer null, \`planYear\` integer null, \`annualTask\` text null, \`requirement\` text null, \`progress\` text null, \`problems\` text null, \`remark\` text null, \`quarterPlans\` text null, \`monthPlans\` text null, \`extras\` text null, \`plannedStartOn\` date null, \`actualStartOn\` date null, \`plannedFinishOn\` date null, \`actualFinishOn\` date null, \`approvedOn\` date null, \`suspendedOn\` date null, \`suspendReason\` text null, \`exitedOn\` date null, \`exitReason\` text null, \`fitsIndustrialPlan\` integer null, \`majorLivelihood\` integer null, \`importantInfrastructure\` integer null, \`overallEffect\` integer null, \`resourceDevelopment\` integer null, \`majorPublicInterest\` integer null, \`majorInfrastructure\` integer null, \`feasibilityReached\` integer null, \`parentId\` integer null, \`tags\` text null, \`importId\` integer null, \`createdAt\` bigint not null, \`updatedAt\` bigint not null, constraint \`project_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`project_localityUnitId_foreign\` foreign key (\`localityUnitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`project_responsibleUnitId_foreign\` foreign key (\`responsibleUnitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`project_leadUnitId_foreign\` foreign key (\`leadUnitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`project_sectorAuthorityUnitId_foreign\` foreign key (\`sectorAuthorityUnitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`project_chainUnitId_foreign\` foreign key (\`chainUnitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`project_serviceOfficerPostId_foreign\` foreign key (\`serviceOfficerPostId\`) references \`post\` (\`id\`) on delete set null, constraint \`project_leadOfficialPostId_foreign\` foreign key (\`leadOfficialPostId\`) references \`post\` (\`id\`) on delete set null, constraint \`project_parentId_foreign\` foreign key (\`parentId\`) references \`project\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`project_jurisdictionId_index\` on \`project\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`project_localityUnitId_index\` on \`project\` (\`localityUnitId\`);`);
    this.addSql(`create index \`project_responsibleUnitId_index\` on \`project\` (\`responsibleUnitId\`);`);
    this.addSql(`create index \`project_leadUnitId_index\` on \`project\` (\`leadUnitId\`);`);
    this.addSql(`create index \`project_sectorAuthorityUnitId_index\` on \`project\` (\`sectorAuthorityUnitId\`);`);
    this.addSql(`create index \`project_chainUnitId_index\` on \`project\` (\`chainUnitId\`);`);
    this.addSql(`create index \`project_serviceOfficerPostId_index\` on \`project\` (\`serviceOfficerPostId\`);`);
    this.addSql(`create index \`project_leadOfficialPostId_index\` on \`project\` (\`leadOfficialPostId\`);`);
    this.addSql(`create index \`project_jurisdictionId_sortKey_id_index\` on \`project\` (\`jurisdictionId\`, \`sortKey\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_nameKey_index\` on \`project\` (\`jurisdictionId\`, \`nameKey\`);`);
    this.addSql(`create index \`project_jurisdictionId_exitedOn_id_index\` on \`project\` (\`jurisdictionId\`, \`exitedOn\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_stage_totalInvestment_id_index\` on \`project\` (\`jurisdictionId\`, \`stage\`, \`totalInvestment\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_stageOrdinal_id_index\` on \`project\` (\`jurisdictionId\`, \`stageOrdinal\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_totalInvestment_id_index\` on \`project\` (\`jurisdictionId\`, \`totalInvestment\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_annualPlanInvestment_id_index\` on \`project\` (\`jurisdictionId\`, \`annualPlanInvestment\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_cumulativeInvestment_id_index\` on \`project\` (\`jurisdictionId\`, \`cumulativeInvestment\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_completionRate_id_index\` on \`project\` (\`jurisdictionId\`, \`completionRate\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_plannedStartOn_id_index\` on \`project\` (\`jurisdictionId\`, \`plannedStartOn\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_plannedFinishOn_id_index\` on \`project\` (\`jurisdictionId\`, \`plannedFinishOn\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_updatedAt_id_index\` on \`project\` (\`jurisdictionId\`, \`updatedAt\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_projectClass_id_index\` on \`project\` (\`jurisdictionId\`, \`projectClass\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_level_id_index\` on \`project\` (\`jurisdictionId\`, \`level\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_constructionKind_id_index\` on \`project\` (\`jurisdictionId\`, \`constructionKind\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_planYear_id_index\` on \`project\` (\`jurisdictionId\`, \`planYear\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_responsibleUnitId_id_index\` on \`project\` (\`jurisdictionId\`, \`responsibleUnitId\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_leadOfficialPostId_id_index\` on \`project\` (\`jurisdictionId\`, \`leadOfficialPostId\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_localityUnitId_id_index\` on \`project\` (\`jurisdictionId\`, \`localityUnitId\`, \`id\`);`);
    this.addSql(`create index \`project_jurisdictionId_importId_index\` on \`project\` (\`jurisdictionId\`, \`importId\`);`);
    this.addSql(`create index \`project_parentId_index\` on \`project\` (\`parentId\`);`);

    this.addSql(`create table \`projectTag\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`projectId\` integer not null, \`tag\` text not null, constraint \`projectTag_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`projectTag_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`projectTag_jurisdictionId_index\` on \`projectTag\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`projectTag_projectId_index\` on \`projectTag\` (\`projectId\`);`);
    this.addSql(`create index \`projectTag_jurisdictionId_tag_projectId_index\` on \`projectTag\` (\`jurisdictionId\`, \`tag\`, \`projectId\`);`);
    this.addSql(`create unique index \`projectTag_projectId_tag_unique\` on \`projectTag\` (\`projectId\`, \`tag\`);`);

    this.addSql(`create table \`projectOfficial\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`projectId\` integer not null, \`postId\` integer null, \`text\` text null, \`ordinal\` integer not null default 0, constraint \`projectOfficial_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`projectOfficial_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade, constraint \`projectOfficial_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`projectOfficial_jurisdictionId_index\` on \`projectOfficial\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`projectOfficial_projectId_index\` on \`projectOfficial\` (\`projectId\`);`);
    this.addSql(`create index \`projectOfficial_postId_index\` on \`projectOfficial\` (\`postId\`);`);
    this.addSql(`create index \`projectOfficial_projectId_ordinal_index\` on \`projectOfficial\` (\`projectId\`, \`ordinal\`);`);
    this.addSql(`create index \`projectOfficial_jurisdictionId_postId_index\` on \`projectOfficial\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`projectCode\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`projectId\` integer not null, \`code\` text not null, \`form\` text not null, \`ownCode\` text null, constraint \`projectCode_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`projectCode_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`projectCode_jurisdictionId_index\` on \`projectCode\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`projectCode_projectId_index\` on \`projectCode\` (\`projectId\`);`);
    this.addSql(`create index \`projectCode_jurisdictionId_code_index\` on \`projectCode\` (\`jurisdictionId\`, \`code\`);`);
    this.addSql(`create unique index \`projectCode_jurisdictionId_ownCode_unique\` on \`projectCode\` (\`jurisdictionId\`, \`ownCode\`);`);

    this.addSql(`create table \`milestone\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`projectId\` integer not null, \`name\` text not null, \`kind\` text not null, \`plannedOn\` date not null, \`actualOn\` date null, constraint \`milestone_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`milestone_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`milestone_jurisdictionId_index\` on \`milestone\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`milestone_projectId_index\` on \`milestone\` (\`projectId\`);`);
    this.addSql(`create index \`milestone_projectId_plannedOn_index\` on \`milestone\` (\`projectId\`, \`plannedOn\`);`);
    this.addSql(`create index \`milestone_jurisdictionId_plannedOn_id_index\` on \`milestone\` (\`jurisdictionId\`, \`plannedOn\`, \`id\`);`);

    this.addSql(`create table \`delegation\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`fromPostId\` integer not null, \`toPostId\` integer not null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` text not null, constraint \`delegation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`delegation_fromPostId_foreign\` foreign key (\`fromPostId\`) references \`post\` (\`id\`), constraint \`delegation_toPostId_foreign\` foreign key (\`toPostId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`delegation_jurisdictionId_index\` on \`delegation\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`delegation_fromPostId_index\` on \`delegation\` (\`fromPostId\`);`);
    this.addSql(`create index \`delegation_toPostId_index\` on \`delegation\` (\`toPostId\`);`);
    this.addSql(`create index \`delegation_toPostId_fromOn_index\` on \`delegation\` (\`toPostId\`, \`fromOn\`);`);
    this.addSql(`create index \`delegation_fromPostId_fromOn_index\` on \`delegation\` (\`fromPostId\`, \`fromOn\`);`);

    this.addSql(`create table \`user\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`name\` text not null, \`username\` text not null, \`passwordHash\` text not null, \`phone\` text null, \`email\` text null, \`active\` integer not null default true, \`failures\` integer not null default 0, \`lockedUntilAt\` bigint null, \`searchKey\` text not null, constraint \`user_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`user_jurisdictionId_index\` on \`user\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`user_jurisdictionId_name_index\` on \`user\` (\`jurisdictionId\`, \`name\`);`);
    this.addSql(`create unique index \`user_username_unique\` on \`user\` (\`username\`);`);

    this.addSql(`create table \`tenure\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`userId\` integer not null, \`postId\` integer not null, \`fromOn\` date not null, \`untilOn\` date null, constraint \`tenure_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`tenure_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`), constraint \`tenure_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`tenure_jurisdictionId_index\` on \`tenure\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`tenure_userId_index\` on \`tenure\` (\`userId\`);`);
    this.addSql(`create index \`tenure_postId_index\` on \`tenure\` (\`postId\`);`);
    this.addSql(`create index \`tenure_userId_fromOn_index\` on \`tenure\` (\`userId\`, \`fromOn\`);`);
    this.addSql(`create index \`tenure_postId_fromOn_index\` on \`tenure\` (\`postId\`, \`fromOn\`);`);

    this.addSql(`create table \`session\` (\`id\` integer not null primary key autoincrement, \`tokenHash\` text not null, \`previousHash\` text null, \`userId\` integer not null, \`tenureId\` integer not null, \`delegationId\` integer null, \`createdAt\` bigint not null, \`rotatedAt\` bigint not null, \`expiresAt\` bigint not null, \`userAgent\` text null, constraint \`session_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`), constraint \`session_tenureId_foreign\` foreign key (\`tenureId\`) references \`tenure\` (\`id\`), constraint \`session_delegationId_foreign\` foreign key (\`delegationId\`) references \`delegation\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`session_tenureId_index\` on \`session\` (\`tenureId\`);`);
    this.addSql(`create index \`session_delegationId_index\` on \`session\` (\`delegationId\`);`);
    this.addSql(`create index \`session_userId_index\` on \`session\` (\`userId\`);`);
    this.addSql(`create index \`session_previousHash_index\` on \`session\` (\`previousHash\`);`);
    this.addSql(`create unique index \`session_tokenHash_unique\` on \`session\` (\`tokenHash\`);`);

    this.addSql(`create table \`calendarFeed\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`userId\` integer not null, \`secretHash\` text not null, \`createdAt\` bigint not null, constraint \`calendarFeed_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`calendarFeed_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`));`);
    this.addSql(`create index \`calendarFeed_jurisdictionId_index\` on \`calendarFeed\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`calendarFeed_userId_index\` on \`calendarFeed\` (\`userId\`);`);
    this.addSql(`create unique index \`calendarFeed_userId_unique\` on \`calendarFeed\` (\`userId\`);`);
    this.addSql(`create unique index \`calendarFeed_secretHash_unique\` on \`calendarFeed\` (\`secretHash\`);`);

    this.addSql(`create table \`attachment\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`subjectType\` text null, \`subjectId\` integer null, \`name\` text not null, \`mime\` text not null, \`size\` integer not null, \`sha256\` text not null, \`uploadedById\` integer not null, \`uploadedByPost\` text not null, \`uploadedAt\` bigint not null, constraint \`attachment_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`attachment_uploadedById_foreign\` foreign key (\`uploadedById\`) references \`user\` (\`id\`));`);
    this.addSql(`create index \`attachment_jurisdictionId_index\` on \`attachment\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`attachment_uploadedById_index\` on \`attachment\` (\`uploadedById\`);`);
    this.addSql(`create index \`attachment_jurisdictionId_subjectType_subjectId_id_index\` on \`attachment\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`, \`id\`);`);

    this.addSql(`create table \`template\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`attachmentId\` integer not null, \`changedAt\` bigint not null, constraint \`template_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`template_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`));`);
    this.addSql(`create index \`template_jurisdictionId_index\` on \`template\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`template_attachmentId_index\` on \`template\` (\`attachmentId\`);`);
    this.addSql(`create unique index \`template_jurisdictionId_kind_unique\` on \`template\` (\`jurisdictionId\`, \`kind\`);`);

    this.addSql(`create table \`document\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`state\` text not null, \`title\` text not null, \`series\` text null, \`number\` text null, \`numberSource\` text null, \`issuedOn\` date null, \`subjectType\` text null, \`subjectId\` integer null, \`attachmentId\` integer null, \`createdAt\` bigint not null, \`searchKey\` text not null, constraint \`document_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`document_attachmentId_foreign\` foreign key (\`attachmentId\`) references \`attachment\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`document_jurisdictionId_index\` on \`document\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`document_attachmentId_index\` on \`document\` (\`attachmentId\`);`);
    this.addSql(`create index \`document_jurisdictionId_state_issuedOn_id_index\` on \`document\` (\`jurisdictionId\`, \`state\`, \`issuedOn\`, \`id\`);`);
    this.addSql(`create index \`document_jurisdictionId_subjectType_subjectId_index\` on \`document\` (\`jurisdictionId\`, \`subjectType\`, \`subjectId\`);`);
    this.addSql(`create unique index \`document_jurisdictionId_number_unique\` on \`document\` (\`jurisdictionId\`, \`number\`);`);

    this.addSql(`create table \`documentRecipient\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`documentId\` integer not null, \`unitId\` integer not null, constraint \`documentRecipient_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`documentRecipient_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete cascade, constraint \`documentRecipient_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`documentRecipient_jurisdictionId_index\` on \`documentRecipient\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`documentRecipient_documentId_index\` on \`documentRecipient\` (\`documentId\`);`);
    this.addSql(`create index \`documentRecipient_unitId_index\` on \`documentRecipient\` (\`unitId\`);`);
    this.addSql(`create index \`documentRecipient_unitId_documentId_index\` on \`documentRecipient\` (\`unitId\`, \`documentId\`);`);
    this.addSql(`create unique index \`documentRecipient_documentId_unitId_unique\` on \`documentRecipient\` (\`documentId\`, \`unitId\`);`);

    this.addSql(`create table \`view\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`collection\` text not null, \`name\` text not null, \`query\` text not null, \`sharing\` text not null, \`userId\` integer not null, \`unitId\` integer not null, \`ordinal\` integer not null default 0, constraint \`view_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`view_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`), constraint \`view_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`view_jurisdictionId_index\` on \`view\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`view_userId_index\` on \`view\` (\`userId\`);`);
    this.addSql(`create index \`view_unitId_index\` on \`view\` (\`unitId\`);`);
    this.addSql(`create index \`view_jurisdictionId_collection_ordinal_id_index\` on \`view\` (\`jurisdictionId\`, \`collection\`, \`ordinal\`, \`id\`);`);
  }

  override down(): void | Promise<void> {

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
