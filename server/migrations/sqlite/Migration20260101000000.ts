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

    this.addSql(`create table \`projectImport\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`fileName\` text not null, \`sha256\` text not null, \`state\` text not null, \`checkedAgainst\` text not null, \`mappings\` mediumtext not null, \`report\` mediumtext not null, \`rowCount\` integer not null, \`createCount\` integer not null, \`updateCount\` integer not null, \`skipCount\` integer not null, \`doubtfulCount\` integer not null, \`errorCount\` integer not null, \`problemCount\` integer not null, \`totalInvestment\` bigint not null, \`annualPlanInvestment\` bigint not null, \`cumulativeInvestment\` bigint not null, \`createdAt\` bigint not null, \`createdByText\` text not null, \`appliedAt\` bigint null, \`appliedByText\` text null, \`undoneAt\` bigint null, \`undoneByText\` text null, constraint \`projectImport_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`projectImport_jurisdictionId_index\` on \`projectImport\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`projectImport_jurisdictionId_id_index\` on \`projectImport\` (\`jurisdictionId\`, \`id\`);`);

    this.addSql(`create table \`importRow\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`importId\` integer not null, \`ordinal\` integer not null, \`sheet\` text not null, \`rowNumber\` integer not null, \`name\` text not null, \`searchKey\` text not null, \`action\` text not null, \`reason\` text not null, \`message\` text not null, \`projectId\` integer null, \`errorCount\` integer not null, \`doubtCount\` integer not null, \`decision\` text null, \`decisionProjectId\` integer null, \`draft\` mediumtext not null, \`problems\` mediumtext not null, \`outcome\` mediumtext not null, constraint \`importRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`importRow_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`importRow_jurisdictionId_index\` on \`importRow\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`importRow_importId_index\` on \`importRow\` (\`importId\`);`);
    this.addSql(`create index \`importRow_jurisdictionId_importId_ordinal_index\` on \`importRow\` (\`jurisdictionId\`, \`importId\`, \`ordinal\`);`);
    this.addSql(`create index \`importRow_jurisdictionId_importId_action_ordinal_index\` on \`importRow\` (\`jurisdictionId\`, \`importId\`, \`action\`, \`ordinal\`);`);

    this.addSql(`create table \`importChange\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`importId\` integer not null, \`rowId\` integer not null, \`projectId\` integer not null, \`kind\` text not null, \`versionAfter\` integer not null, \`before\` mediumtext null, constraint \`importChange_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`importChange_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`importChange_jurisdictionId_index\` on \`importChange\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`importChange_importId_index\` on \`importChange\` (\`importId\`);`);
    this.addSql(`create index \`importChange_jurisdictionId_importId_id_index\` on \`importChange\` (\`jurisdictionId\`, \`importId\`, \`id\`);`);
    this.addSql(`create index \`importChange_jurisdictionId_projectId_index\` on \`importChange\` (\`jurisdictionId\`, \`projectId\`);`);
    this.addSql(`create index \`importChange_rowId_index\` on \`importChange\` (\`rowId\`);`);

    this.addSql(`create table \`snapshot\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`month\` text not null, \`revision\` integer not null, \`fromOn\` date not null, \`toOn\` date not null, \`frozenAt\` bigint not null, \`frozenByName\` text not null, \`frozenByPost\` text not null, \`figures\` text not null, constraint \`snapshot_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`snapshot_jurisdictionId_index\` on \`snapshot\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`snapshot_jurisdictionId_month_revision_unique\` on \`snapshot\` (\`jurisdictionId\`, \`month\`, \`revision\`);`);

    this.addSql(`create table \`ranking\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`month\` text not null, \`periodLabel\` text not null, \`title\` text not null, \`state\` text not null, \`snapshotId\` integer not null, \`measure\` text not null, \`packHash\` text not null, \`settings\` text not null, \`clause\` text null, \`tieText\` text not null, \`draftedAt\` bigint not null, \`draftedByName\` text not null, \`draftedByPost\` text not null, \`publishedAt\` bigint null, \`publishedByName\` text null, \`publishedByPost\` text null, \`withdrawnAt\` bigint null, \`withdrawReason\` text null, \`correctsId\` integer null, constraint \`ranking_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`ranking_snapshotId_foreign\` foreign key (\`snapshotId\`) references \`snapshot\` (\`id\`), constraint \`ranking_correctsId_foreign\` foreign key (\`correctsId\`) references \`ranking\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`ranking_jurisdictionId_index\` on \`ranking\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`ranking_snapshotId_index\` on \`ranking\` (\`snapshotId\`);`);
    this.addSql(`create index \`ranking_correctsId_index\` on \`ranking\` (\`correctsId\`);`);
    this.addSql(`create index \`ranking_jurisdictionId_month_id_index\` on \`ranking\` (\`jurisdictionId\`, \`month\`, \`id\`);`);
    this.addSql(`create index \`ranking_jurisdictionId_state_month_id_index\` on \`ranking\` (\`jurisdictionId\`, \`state\`, \`month\`, \`id\`);`);

    this.addSql(`create table \`unit\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`name\` text not null, \`shortName\` text not null, \`kind\` text not null, \`parentId\` integer null, \`ordinal\` integer not null default 0, \`active\` integer not null default true, \`searchKey\` text not null, constraint \`unit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`unit_parentId_foreign\` foreign key (\`parentId\`) references \`unit\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`unit_jurisdictionId_index\` on \`unit\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`unit_parentId_index\` on \`unit\` (\`parentId\`);`);
    this.addSql(`create index \`unit_jurisdictionId_ordinal_id_index\` on \`unit\` (\`jurisdictionId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`create unique index \`unit_jurisdictionId_name_unique\` on \`unit\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`snapshotRow\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`snapshotId\` integer not null, \`unitId\` integer not null, \`unitName\` text not null, \`unitGroup\` text not null, \`assignmentsDue\` integer not null, \`assignmentsCleared\` integer not null, \`investmentPlan\` bigint not null, \`investmentDone\` bigint not null, constraint \`snapshotRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`snapshotRow_snapshotId_foreign\` foreign key (\`snapshotId\`) references \`snapshot\` (\`id\`), constraint \`snapshotRow_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`snapshotRow_jurisdictionId_index\` on \`snapshotRow\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`snapshotRow_snapshotId_index\` on \`snapshotRow\` (\`snapshotId\`);`);
    this.addSql(`create index \`snapshotRow_unitId_index\` on \`snapshotRow\` (\`unitId\`);`);
    this.addSql(`create unique index \`snapshotRow_snapshotId_unitId_unique\` on \`snapshotRow\` (\`snapshotId\`, \`unitId\`);`);

    this.addSql(`create table \`score\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`rankingId\` integer not null, \`unitId\` integer not null, \`unitName\` text not null, \`unitGroup\` text not null, \`ordinal\` integer not null, \`numerator\` bigint not null, \`denominator\` bigint not null, \`rate\` text null, \`score\` text null, \`rank\` integer null, \`arithmetic\` text not null, \`explanations\` text not null, constraint \`score_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`score_rankingId_foreign\` foreign key (\`rankingId\`) references \`ranking\` (\`id\`) on delete cascade, constraint \`score_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`score_jurisdictionId_index\` on \`score\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`score_rankingId_index\` on \`score\` (\`rankingId\`);`);
    this.addSql(`create index \`score_unitId_index\` on \`score\` (\`unitId\`);`);
    this.addSql(`create index \`score_jurisdictionId_unitId_rankingId_index\` on \`score\` (\`jurisdictionId\`, \`unitId\`, \`rankingId\`);`);
    this.addSql(`create unique index \`score_rankingId_unitId_unique\` on \`score\` (\`rankingId\`, \`unitId\`);`);

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

    this.addSql(`create table \`reviewSession\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`projectId\` integer not null, \`title\` text not null, \`heldOn\` date not null, \`place\` text null, \`convenorUnitId\` integer not null, \`state\` text not null, \`sheet\` text not null, \`conclusion\` text null, \`conclusionText\` text null, \`average\` text null, \`concludedOn\` date null, \`concludedByPostId\` integer null, \`concludedByText\` text null, \`createdByText\` text not null, \`createdAt\` bigint not null, \`searchKey\` text not null, constraint \`reviewSession_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`reviewSession_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`), constraint \`reviewSession_convenorUnitId_foreign\` foreign key (\`convenorUnitId\`) references \`unit\` (\`id\`), constraint \`reviewSession_concludedByPostId_foreign\` foreign key (\`concludedByPostId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_index\` on \`reviewSession\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`reviewSession_projectId_index\` on \`reviewSession\` (\`projectId\`);`);
    this.addSql(`create index \`reviewSession_convenorUnitId_index\` on \`reviewSession\` (\`convenorUnitId\`);`);
    this.addSql(`create index \`reviewSession_concludedByPostId_index\` on \`reviewSession\` (\`concludedByPostId\`);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_heldOn_id_index\` on \`reviewSession\` (\`jurisdictionId\`, \`heldOn\`, \`id\`);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_state_heldOn_id_index\` on \`reviewSession\` (\`jurisdictionId\`, \`state\`, \`heldOn\`, \`id\`);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_kind_heldOn_id_index\` on \`reviewSession\` (\`jurisdictionId\`, \`kind\`, \`heldOn\`, \`id\`);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_projectId_id_index\` on \`reviewSession\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`create index \`reviewSession_jurisdictionId_convenorUnitId_id_index\` on \`reviewSession\` (\`jurisdictionId\`, \`convenorUnitId\`, \`id\`);`);

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

    this.addSql(`create table \`panelist\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`sessionId\` integer not null, \`postId\` integer null, \`name\` text not null, \`ordinal\` integer not null default 0, \`recused\` integer not null default false, \`recusalReason\` text null, \`recusedAt\` bigint null, constraint \`panelist_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`panelist_sessionId_foreign\` foreign key (\`sessionId\`) references \`reviewSession\` (\`id\`) on delete cascade, constraint \`panelist_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`panelist_jurisdictionId_index\` on \`panelist\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`panelist_sessionId_index\` on \`panelist\` (\`sessionId\`);`);
    this.addSql(`create index \`panelist_postId_index\` on \`panelist\` (\`postId\`);`);
    this.addSql(`create index \`panelist_sessionId_ordinal_index\` on \`panelist\` (\`sessionId\`, \`ordinal\`);`);
    this.addSql(`create index \`panelist_jurisdictionId_postId_sessionId_index\` on \`panelist\` (\`jurisdictionId\`, \`postId\`, \`sessionId\`);`);

    this.addSql(`create table \`meetingSeries\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`code\` text not null, \`name\` text not null, \`clause\` text null, \`source\` text not null, \`cadence\` text not null, \`atLeast\` integer not null, \`chair\` text not null, \`members\` text not null, \`standingTopics\` text not null, \`subjects\` text not null, \`approvalBy\` text null, \`chairPostId\` integer null, \`place\` text not null, \`startTime\` text not null, \`budgetMinutes\` integer not null, constraint \`meetingSeries_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`meetingSeries_chairPostId_foreign\` foreign key (\`chairPostId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`meetingSeries_jurisdictionId_index\` on \`meetingSeries\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`meetingSeries_chairPostId_index\` on \`meetingSeries\` (\`chairPostId\`);`);
    this.addSql(`create unique index \`meetingSeries_jurisdictionId_code_unique\` on \`meetingSeries\` (\`jurisdictionId\`, \`code\`);`);

    this.addSql(`create table \`topic\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`number\` text null, \`title\` text not null, \`problem\` text not null, \`request\` text not null, \`proposedDecision\` text not null, \`onProblem\` integer not null default true, \`proposerUnitId\` integer not null, \`proposedByPostId\` integer not null, \`proposedByName\` text not null, \`projectId\` integer null, \`seriesId\` integer null, \`state\` text not null, \`round\` integer not null default 1, \`minutes\` integer not null default 15, \`returnReason\` text null, \`createdAt\` bigint not null, \`submittedAt\` bigint null, \`searchKey\` text not null, constraint \`topic_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`topic_proposerUnitId_foreign\` foreign key (\`proposerUnitId\`) references \`unit\` (\`id\`), constraint \`topic_proposedByPostId_foreign\` foreign key (\`proposedByPostId\`) references \`post\` (\`id\`), constraint \`topic_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null, constraint \`topic_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`topic_jurisdictionId_index\` on \`topic\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`topic_proposerUnitId_index\` on \`topic\` (\`proposerUnitId\`);`);
    this.addSql(`create index \`topic_proposedByPostId_index\` on \`topic\` (\`proposedByPostId\`);`);
    this.addSql(`create index \`topic_projectId_index\` on \`topic\` (\`projectId\`);`);
    this.addSql(`create index \`topic_seriesId_index\` on \`topic\` (\`seriesId\`);`);
    this.addSql(`create index \`topic_jurisdictionId_state_submittedAt_index\` on \`topic\` (\`jurisdictionId\`, \`state\`, \`submittedAt\`);`);
    this.addSql(`create index \`topic_jurisdictionId_createdAt_id_index\` on \`topic\` (\`jurisdictionId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`create index \`topic_jurisdictionId_proposerUnitId_id_index\` on \`topic\` (\`jurisdictionId\`, \`proposerUnitId\`, \`id\`);`);
    this.addSql(`create index \`topic_jurisdictionId_projectId_index\` on \`topic\` (\`jurisdictionId\`, \`projectId\`);`);
    this.addSql(`create unique index \`topic_jurisdictionId_number_unique\` on \`topic\` (\`jurisdictionId\`, \`number\`);`);

    this.addSql(`create table \`meeting\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`seriesId\` integer not null, \`title\` text not null, \`year\` integer not null, \`ordinal\` integer not null, \`state\` text not null, \`heldOn\` date not null, \`heldAt\` bigint not null, \`endAt\` bigint not null, \`place\` text not null, \`chairPostId\` integer null, \`chairName\` text null, \`budgetMinutes\` integer not null, \`approved\` integer not null default false, \`approvalNote\` text null, \`noticeText\` text null, \`noticedAt\` bigint null, \`openedAt\` bigint null, \`closedAt\` bigint null, \`cancelReason\` text null, \`searchKey\` text not null, constraint \`meeting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`meeting_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`), constraint \`meeting_chairPostId_foreign\` foreign key (\`chairPostId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`meeting_jurisdictionId_index\` on \`meeting\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`meeting_seriesId_index\` on \`meeting\` (\`seriesId\`);`);
    this.addSql(`create index \`meeting_chairPostId_index\` on \`meeting\` (\`chairPostId\`);`);
    this.addSql(`create index \`meeting_jurisdictionId_heldAt_id_index\` on \`meeting\` (\`jurisdictionId\`, \`heldAt\`, \`id\`);`);
    this.addSql(`create index \`meeting_jurisdictionId_state_heldAt_index\` on \`meeting\` (\`jurisdictionId\`, \`state\`, \`heldAt\`);`);
    this.addSql(`create unique index \`meeting_seriesId_year_ordinal_unique\` on \`meeting\` (\`seriesId\`, \`year\`, \`ordinal\`);`);

    this.addSql(`create table \`agendaItem\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`topicId\` integer null, \`ordinal\` integer not null, \`title\` text not null, \`minutes\` integer not null, \`round\` integer not null default 1, \`heard\` text not null, \`outcome\` text null, \`outcomeText\` text not null, constraint \`agendaItem_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`agendaItem_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`agendaItem_topicId_foreign\` foreign key (\`topicId\`) references \`topic\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`agendaItem_jurisdictionId_index\` on \`agendaItem\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`agendaItem_meetingId_index\` on \`agendaItem\` (\`meetingId\`);`);
    this.addSql(`create index \`agendaItem_topicId_index\` on \`agendaItem\` (\`topicId\`);`);
    this.addSql(`create index \`agendaItem_jurisdictionId_meetingId_ordinal_index\` on \`agendaItem\` (\`jurisdictionId\`, \`meetingId\`, \`ordinal\`);`);
    this.addSql(`create unique index \`agendaItem_topicId_meetingId_unique\` on \`agendaItem\` (\`topicId\`, \`meetingId\`);`);

    this.addSql(`create table \`delegation\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`fromPostId\` integer not null, \`toPostId\` integer not null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` text not null, constraint \`delegation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`delegation_fromPostId_foreign\` foreign key (\`fromPostId\`) references \`post\` (\`id\`), constraint \`delegation_toPostId_foreign\` foreign key (\`toPostId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`delegation_jurisdictionId_index\` on \`delegation\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`delegation_fromPostId_index\` on \`delegation\` (\`fromPostId\`);`);
    this.addSql(`create index \`delegation_toPostId_index\` on \`delegation\` (\`toPostId\`);`);
    this.addSql(`create index \`delegation_toPostId_fromOn_index\` on \`delegation\` (\`toPostId\`, \`fromOn\`);`);
    this.addSql(`create index \`delegation_fromPostId_fromOn_index\` on \`delegation\` (\`fromPostId\`, \`fromOn\`);`);

    this.addSql(`create table \`nameMapping\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`text\` text not null, \`key\` text not null, \`unitId\` integer null, \`postId\` integer null, constraint \`nameMapping_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`nameMapping_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`nameMapping_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`nameMapping_jurisdictionId_index\` on \`nameMapping\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`nameMapping_unitId_index\` on \`nameMapping\` (\`unitId\`);`);
    this.addSql(`create index \`nameMapping_postId_index\` on \`nameMapping\` (\`postId\`);`);
    this.addSql(`create unique index \`nameMapping_jurisdictionId_kind_key_unique\` on \`nameMapping\` (\`jurisdictionId\`, \`kind\`, \`key\`);`);

    this.addSql(`create table \`libraryEntry\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`tier\` text not null, \`unitId\` integer null, \`projectId\` integer not null, \`state\` text not null, \`place\` text null, \`proposerUnitId\` integer not null, \`proposedByText\` text not null, \`proposedOn\` date not null, \`decidedByText\` text null, \`decidedOn\` date null, \`leftOn\` date null, \`reason\` text null, \`submitted\` text not null, \`judgement\` text null, constraint \`libraryEntry_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`libraryEntry_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`libraryEntry_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`), constraint \`libraryEntry_proposerUnitId_foreign\` foreign key (\`proposerUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_index\` on \`libraryEntry\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`libraryEntry_unitId_index\` on \`libraryEntry\` (\`unitId\`);`);
    this.addSql(`create index \`libraryEntry_projectId_index\` on \`libraryEntry\` (\`projectId\`);`);
    this.addSql(`create index \`libraryEntry_proposerUnitId_index\` on \`libraryEntry\` (\`proposerUnitId\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_state_tier_unitId_projectId_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`state\`, \`tier\`, \`unitId\`, \`projectId\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_tier_unitId_state_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`tier\`, \`unitId\`, \`state\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_proposedOn_id_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`proposedOn\`, \`id\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_decidedOn_id_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`decidedOn\`, \`id\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_projectId_id_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`create index \`libraryEntry_jurisdictionId_proposerUnitId_id_index\` on \`libraryEntry\` (\`jurisdictionId\`, \`proposerUnitId\`, \`id\`);`);
    this.addSql(`create unique index \`libraryEntry_jurisdictionId_place_unique\` on \`libraryEntry\` (\`jurisdictionId\`, \`place\`);`);

    this.addSql(`create table \`libraryEntryStep\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`entryId\` integer not null, \`action\` text not null, \`at\` bigint not null, \`byText\` text not null, \`reason\` text null, constraint \`libraryEntryStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`libraryEntryStep_entryId_foreign\` foreign key (\`entryId\`) references \`libraryEntry\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`libraryEntryStep_jurisdictionId_index\` on \`libraryEntryStep\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`libraryEntryStep_entryId_index\` on \`libraryEntryStep\` (\`entryId\`);`);
    this.addSql(`create index \`libraryEntryStep_entryId_id_index\` on \`libraryEntryStep\` (\`entryId\`, \`id\`);`);

    this.addSql(`create table \`attendance\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`ordinal\` integer not null, \`kind\` text not null, \`unitId\` integer null, \`postId\` integer null, \`unitText\` text null, \`state\` text not null, \`standInName\` text null, \`reason\` text null, \`holderName\` text null, \`answeredAt\` bigint null, \`checkedInAt\` bigint null, constraint \`attendance_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`attendance_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`attendance_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`attendance_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`attendance_jurisdictionId_index\` on \`attendance\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`attendance_meetingId_index\` on \`attendance\` (\`meetingId\`);`);
    this.addSql(`create index \`attendance_unitId_index\` on \`attendance\` (\`unitId\`);`);
    this.addSql(`create index \`attendance_postId_index\` on \`attendance\` (\`postId\`);`);
    this.addSql(`create index \`attendance_meetingId_ordinal_index\` on \`attendance\` (\`meetingId\`, \`ordinal\`);`);
    this.addSql(`create index \`attendance_jurisdictionId_unitId_meetingId_index\` on \`attendance\` (\`jurisdictionId\`, \`unitId\`, \`meetingId\`);`);
    this.addSql(`create index \`attendance_jurisdictionId_postId_meetingId_index\` on \`attendance\` (\`jurisdictionId\`, \`postId\`, \`meetingId\`);`);

    this.addSql(`create table \`assignment\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`year\` integer not null, \`serial\` integer not null, \`number\` text not null, \`sourceType\` text not null, \`sourceId\` integer null, \`sourceText\` text null, \`title\` text not null, \`content\` text not null, \`standard\` text not null, \`unitId\` integer not null, \`responsiblePostId\` integer null, \`responsiblePerson\` text null, \`leadOfficialPostId\` integer null, \`projectId\` integer null, \`dueOn\` date null, \`originalDueOn\` date null, \`state\` text not null, \`holder\` text null, \`heldSinceOn\` date not null, \`listedOn\` date not null, \`judgedOn\` date null, \`handedOverOn\` date null, \`signedOn\` date null, \`submittedOn\` date null, \`clearedOn\` date null, \`withdrawnOn\` date null, \`returns\` integer not null default 0, \`judgement\` text null, \`recurrenceOfId\` integer null, \`searchKey\` text not null, constraint \`assignment_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignment_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`assignment_responsiblePostId_foreign\` foreign key (\`responsiblePostId\`) references \`post\` (\`id\`) on delete set null, constraint \`assignment_leadOfficialPostId_foreign\` foreign key (\`leadOfficialPostId\`) references \`post\` (\`id\`) on delete set null, constraint \`assignment_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`assignment_jurisdictionId_index\` on \`assignment\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignment_unitId_index\` on \`assignment\` (\`unitId\`);`);
    this.addSql(`create index \`assignment_responsiblePostId_index\` on \`assignment\` (\`responsiblePostId\`);`);
    this.addSql(`create index \`assignment_leadOfficialPostId_index\` on \`assignment\` (\`leadOfficialPostId\`);`);
    this.addSql(`create index \`assignment_projectId_index\` on \`assignment\` (\`projectId\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_state_dueOn_id_index\` on \`assignment\` (\`jurisdictionId\`, \`state\`, \`dueOn\`, \`id\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_dueOn_id_index\` on \`assignment\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_heldSinceOn_id_index\` on \`assignment\` (\`jurisdictionId\`, \`heldSinceOn\`, \`id\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_unitId_state_dueOn_index\` on \`assignment\` (\`jurisdictionId\`, \`unitId\`, \`state\`, \`dueOn\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_projectId_state_index\` on \`assignment\` (\`jurisdictionId\`, \`projectId\`, \`state\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_sourceType_sourceId_index\` on \`assignment\` (\`jurisdictionId\`, \`sourceType\`, \`sourceId\`);`);
    this.addSql(`create index \`assignment_jurisdictionId_leadOfficialPostId_state_index\` on \`assignment\` (\`jurisdictionId\`, \`leadOfficialPostId\`, \`state\`);`);
    this.addSql(`create unique index \`assignment_jurisdictionId_year_serial_unique\` on \`assignment\` (\`jurisdictionId\`, \`year\`, \`serial\`);`);

    this.addSql(`create table \`resolution\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`agendaItemId\` integer not null, \`meetingId\` integer not null, \`ordinal\` integer not null, \`text\` text not null, \`onProblem\` integer not null, \`unitId\` integer null, \`responsiblePostId\` integer null, \`responsiblePerson\` text not null, \`dueOn\` date null, \`standard\` text not null, \`assignmentId\` integer null, \`judgedBy\` text not null, constraint \`resolution_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`resolution_agendaItemId_foreign\` foreign key (\`agendaItemId\`) references \`agendaItem\` (\`id\`) on delete cascade, constraint \`resolution_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`resolution_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`resolution_responsiblePostId_foreign\` foreign key (\`responsiblePostId\`) references \`post\` (\`id\`) on delete set null, constraint \`resolution_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`resolution_jurisdictionId_index\` on \`resolution\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`resolution_agendaItemId_index\` on \`resolution\` (\`agendaItemId\`);`);
    this.addSql(`create index \`resolution_meetingId_index\` on \`resolution\` (\`meetingId\`);`);
    this.addSql(`create index \`resolution_unitId_index\` on \`resolution\` (\`unitId\`);`);
    this.addSql(`create index \`resolution_responsiblePostId_index\` on \`resolution\` (\`responsiblePostId\`);`);
    this.addSql(`create index \`resolution_assignmentId_index\` on \`resolution\` (\`assignmentId\`);`);
    this.addSql(`create index \`resolution_jurisdictionId_meetingId_agendaItemId_ordinal_index\` on \`resolution\` (\`jurisdictionId\`, \`meetingId\`, \`agendaItemId\`, \`ordinal\`);`);
    this.addSql(`create index \`resolution_jurisdictionId_unitId_meetingId_index\` on \`resolution\` (\`jurisdictionId\`, \`unitId\`, \`meetingId\`);`);

    this.addSql(`create table \`assistingUnit\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`unitId\` integer not null, constraint \`assistingUnit_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assistingUnit_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade, constraint \`assistingUnit_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`assistingUnit_jurisdictionId_index\` on \`assistingUnit\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assistingUnit_assignmentId_index\` on \`assistingUnit\` (\`assignmentId\`);`);
    this.addSql(`create index \`assistingUnit_unitId_index\` on \`assistingUnit\` (\`unitId\`);`);
    this.addSql(`create index \`assistingUnit_jurisdictionId_unitId_assignmentId_index\` on \`assistingUnit\` (\`jurisdictionId\`, \`unitId\`, \`assignmentId\`);`);
    this.addSql(`create unique index \`assistingUnit_assignmentId_unitId_unique\` on \`assistingUnit\` (\`assignmentId\`, \`unitId\`);`);

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

    this.addSql(`create table \`scoresheet\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`sessionId\` integer not null, \`panelistId\` integer not null, \`marks\` text not null, \`comment\` text null, \`submittedAt\` bigint null, \`recordedById\` integer null, constraint \`scoresheet_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`scoresheet_sessionId_foreign\` foreign key (\`sessionId\`) references \`reviewSession\` (\`id\`) on delete cascade, constraint \`scoresheet_panelistId_foreign\` foreign key (\`panelistId\`) references \`panelist\` (\`id\`) on delete cascade, constraint \`scoresheet_recordedById_foreign\` foreign key (\`recordedById\`) references \`user\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`scoresheet_jurisdictionId_index\` on \`scoresheet\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`scoresheet_panelistId_index\` on \`scoresheet\` (\`panelistId\`);`);
    this.addSql(`create index \`scoresheet_recordedById_index\` on \`scoresheet\` (\`recordedById\`);`);
    this.addSql(`create index \`scoresheet_sessionId_index\` on \`scoresheet\` (\`sessionId\`);`);
    this.addSql(`create unique index \`scoresheet_panelistId_unique\` on \`scoresheet\` (\`panelistId\`);`);

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

    this.addSql(`create table \`minutes\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`title\` text not null, \`recorder\` text not null, \`copiesTo\` text not null, \`documentId\` integer null, \`draftedAt\` bigint not null, constraint \`minutes_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`minutes_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`minutes_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`minutes_jurisdictionId_index\` on \`minutes\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`minutes_meetingId_index\` on \`minutes\` (\`meetingId\`);`);
    this.addSql(`create index \`minutes_documentId_index\` on \`minutes\` (\`documentId\`);`);
    this.addSql(`create unique index \`minutes_meetingId_unique\` on \`minutes\` (\`meetingId\`);`);

    this.addSql(`create table \`documentRecipient\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`documentId\` integer not null, \`unitId\` integer not null, constraint \`documentRecipient_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`documentRecipient_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete cascade, constraint \`documentRecipient_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`documentRecipient_jurisdictionId_index\` on \`documentRecipient\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`documentRecipient_documentId_index\` on \`documentRecipient\` (\`documentId\`);`);
    this.addSql(`create index \`documentRecipient_unitId_index\` on \`documentRecipient\` (\`unitId\`);`);
    this.addSql(`create index \`documentRecipient_unitId_documentId_index\` on \`documentRecipient\` (\`unitId\`, \`documentId\`);`);
    this.addSql(`create unique index \`documentRecipient_documentId_unitId_unique\` on \`documentRecipient\` (\`documentId\`, \`unitId\`);`);

    this.addSql(`create table \`assignmentStep\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`action\` text not null, \`toState\` text not null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`onBehalfOf\` text null, \`note\` text null, \`holder\` text null, \`holderName\` text not null, \`judgement\` text null, constraint \`assignmentStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentStep_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade, constraint \`assignmentStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`assignmentStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`assignmentStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`assignmentStep_jurisdictionId_index\` on \`assignmentStep\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentStep_assignmentId_index\` on \`assignmentStep\` (\`assignmentId\`);`);
    this.addSql(`create index \`assignmentStep_byUserId_index\` on \`assignmentStep\` (\`byUserId\`);`);
    this.addSql(`create index \`assignmentStep_byPostId_index\` on \`assignmentStep\` (\`byPostId\`);`);
    this.addSql(`create index \`assignmentStep_byUnitId_index\` on \`assignmentStep\` (\`byUnitId\`);`);
    this.addSql(`create index \`assignmentStep_jurisdictionId_assignmentId_id_index\` on \`assignmentStep\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`assignmentNote\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`kind\` text not null, \`state\` text not null, \`content\` text not null, \`evidence\` text null, \`at\` bigint not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`confirmedAt\` bigint null, \`confirmedByName\` text null, constraint \`assignmentNote_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentNote_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade, constraint \`assignmentNote_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`assignmentNote_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`assignmentNote_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`assignmentNote_jurisdictionId_index\` on \`assignmentNote\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentNote_assignmentId_index\` on \`assignmentNote\` (\`assignmentId\`);`);
    this.addSql(`create index \`assignmentNote_byUserId_index\` on \`assignmentNote\` (\`byUserId\`);`);
    this.addSql(`create index \`assignmentNote_byPostId_index\` on \`assignmentNote\` (\`byPostId\`);`);
    this.addSql(`create index \`assignmentNote_byUnitId_index\` on \`assignmentNote\` (\`byUnitId\`);`);
    this.addSql(`create index \`assignmentNote_jurisdictionId_assignmentId_id_index\` on \`assignmentNote\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`create index \`assignmentNote_jurisdictionId_state_byUnitId_index\` on \`assignmentNote\` (\`jurisdictionId\`, \`state\`, \`byUnitId\`);`);

    this.addSql(`create table \`assignmentExtension\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`state\` text not null, \`beforeOn\` date null, \`requestedOn\` date not null, \`reason\` text not null, \`at\` bigint not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`decidedAt\` bigint null, \`decidedByName\` text null, \`decision\` text null, constraint \`assignmentExtension_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentExtension_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade, constraint \`assignmentExtension_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`assignmentExtension_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`assignmentExtension_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`assignmentExtension_jurisdictionId_index\` on \`assignmentExtension\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentExtension_assignmentId_index\` on \`assignmentExtension\` (\`assignmentId\`);`);
    this.addSql(`create index \`assignmentExtension_byUserId_index\` on \`assignmentExtension\` (\`byUserId\`);`);
    this.addSql(`create index \`assignmentExtension_byPostId_index\` on \`assignmentExtension\` (\`byPostId\`);`);
    this.addSql(`create index \`assignmentExtension_byUnitId_index\` on \`assignmentExtension\` (\`byUnitId\`);`);
    this.addSql(`create index \`assignmentExtension_jurisdictionId_assignmentId_id_index\` on \`assignmentExtension\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`create index \`assignmentExtension_jurisdictionId_state_id_index\` on \`assignmentExtension\` (\`jurisdictionId\`, \`state\`, \`id\`);`);

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
