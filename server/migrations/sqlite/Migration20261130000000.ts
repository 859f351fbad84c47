import { Migration } from '@mikro-orm/migrations';

export class Migration20261130000000 extends Migration {

  override name = 'Migration20261130000000';

  override up(): void | Promise<void> {
    this.addSql(`create table \`journalHead\` (\`jurisdictionId\` integer not null primary key, \`seq\` integer not null, \`hash\` text not null);`);

    this.addSql(`create table \`digestSetting\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`sendTime\` text not null, constraint \`digestSetting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`digestSetting_jurisdictionId_index\` on \`digestSetting\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`digestSetting_jurisdictionId_unique\` on \`digestSetting\` (\`jurisdictionId\`);`);

    this.addSql(`create table \`digestRun\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`on\` date not null, \`doneAt\` bigint null, \`people\` integer not null default 0, constraint \`digestRun_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`digestRun_jurisdictionId_index\` on \`digestRun\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`digestRun_jurisdictionId_on_unique\` on \`digestRun\` (\`jurisdictionId\`, \`on\`);`);

    this.addSql(`create table \`ledgerImport\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`fileName\` text not null, \`sha256\` text not null, \`state\` text not null, \`report\` mediumtext not null, \`rowCount\` integer not null, \`createCount\` integer not null, \`skipCount\` integer not null, \`heldCount\` integer not null, \`problemCount\` integer not null, \`sourceIds\` mediumtext null, \`createdAt\` bigint not null, \`createdByText\` text not null, \`appliedAt\` bigint null, \`appliedByText\` text null, \`undoneAt\` bigint null, \`undoneByText\` text null, constraint \`ledgerImport_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`ledgerImport_jurisdictionId_index\` on \`ledgerImport\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`ledgerImport_jurisdictionId_id_index\` on \`ledgerImport\` (\`jurisdictionId\`, \`id\`);`);

    this.addSql(`create table \`ledgerRow\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`importId\` integer not null, \`ordinal\` integer not null, \`sheet\` text not null, \`rowNumber\` integer not null, \`title\` text not null, \`searchKey\` text not null, \`action\` text not null, \`message\` text not null, \`target\` text null, \`existingId\` integer null, \`assignmentId\` integer null, \`versionAfter\` integer null, \`decision\` text null, \`errorCount\` integer not null, \`doubtCount\` integer not null, \`draft\` mediumtext not null, \`outcome\` mediumtext not null, constraint \`ledgerRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`ledgerRow_importId_foreign\` foreign key (\`importId\`) references \`ledgerImport\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`ledgerRow_jurisdictionId_index\` on \`ledgerRow\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`ledgerRow_importId_index\` on \`ledgerRow\` (\`importId\`);`);
    this.addSql(`create index \`ledgerRow_jurisdictionId_importId_ordinal_index\` on \`ledgerRow\` (\`jurisdictionId\`, \`importId\`, \`ordinal\`);`);
    this.addSql(`create index \`ledgerRow_jurisdictionId_importId_action_ordinal_index\` on \`ledgerRow\` (\`jurisdictionId\`, \`importId\`, \`action\`, \`ordinal\`);`);

    this.addSql(`create table \`robot\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`name\` text not null, \`secretAddress\` text not null, \`secret\` text null, \`urgentOn\` integer not null default true, \`digestOn\` integer not null default true, \`active\` integer not null default true, constraint \`robot_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`));`);
    this.addSql(`create index \`robot_jurisdictionId_index\` on \`robot\` (\`jurisdictionId\`);`);
    this.addSql(`create unique index \`robot_jurisdictionId_name_unique\` on \`robot\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`signInTry\` (\`nameHash\` text not null primary key, \`tries\` integer not null, \`lockedUntilAt\` bigint not null, \`triedAt\` bigint not null);`);
    this.addSql(`create index \`signInTry_triedAt_index\` on \`signInTry\` (\`triedAt\`);`);

    this.addSql(`create table \`signingRole\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`ordinal\` integer not null, \`label\` text not null, \`signer\` text not null, \`postId\` integer null, \`distinctSigners\` integer not null, constraint \`signingRole_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`signingRole_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`signingRole_jurisdictionId_index\` on \`signingRole\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`signingRole_postId_index\` on \`signingRole\` (\`postId\`);`);
    this.addSql(`create unique index \`signingRole_jurisdictionId_ordinal_unique\` on \`signingRole\` (\`jurisdictionId\`, \`ordinal\`);`);

    this.addSql(`create table \`taskForce\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`projectId\` integer not null, \`leadUnitId\` integer null, \`fromOn\` date not null, \`untilOn\` date null, \`paper\` text null, constraint \`taskForce_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`taskForce_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade, constraint \`taskForce_leadUnitId_foreign\` foreign key (\`leadUnitId\`) references \`unit\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`taskForce_jurisdictionId_index\` on \`taskForce\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`taskForce_projectId_index\` on \`taskForce\` (\`projectId\`);`);
    this.addSql(`create index \`taskForce_leadUnitId_index\` on \`taskForce\` (\`leadUnitId\`);`);
    this.addSql(`create index \`taskForce_jurisdictionId_untilOn_index\` on \`taskForce\` (\`jurisdictionId\`, \`untilOn\`);`);
    this.addSql(`create unique index \`taskForce_projectId_unique\` on \`taskForce\` (\`projectId\`);`);

    this.addSql(`create table \`taskForceMember\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`taskForceId\` integer not null, \`seat\` text not null, \`postId\` integer null, \`text\` text null, \`ordinal\` integer not null, \`fromOn\` date not null, \`untilOn\` date null, constraint \`taskForceMember_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`taskForceMember_taskForceId_foreign\` foreign key (\`taskForceId\`) references \`taskForce\` (\`id\`) on delete cascade, constraint \`taskForceMember_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`taskForceMember_jurisdictionId_index\` on \`taskForceMember\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`taskForceMember_taskForceId_index\` on \`taskForceMember\` (\`taskForceId\`);`);
    this.addSql(`create index \`taskForceMember_postId_index\` on \`taskForceMember\` (\`postId\`);`);
    this.addSql(`create index \`taskForceMember_taskForceId_ordinal_index\` on \`taskForceMember\` (\`taskForceId\`, \`ordinal\`);`);
    this.addSql(`create index \`taskForceMember_jurisdictionId_postId_index\` on \`taskForceMember\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`seriesMember\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`seriesId\` integer not null, \`ordinal\` integer not null, \`role\` text not null, \`unitId\` integer null, \`unitText\` text null, \`postId\` integer null, \`fromOn\` date not null, \`untilOn\` date null, \`paper\` text not null, \`endPaper\` text null, \`notedTenureId\` integer null, constraint \`seriesMember_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`seriesMember_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`), constraint \`seriesMember_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`seriesMember_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`seriesMember_jurisdictionId_index\` on \`seriesMember\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`seriesMember_seriesId_index\` on \`seriesMember\` (\`seriesId\`);`);
    this.addSql(`create index \`seriesMember_unitId_index\` on \`seriesMember\` (\`unitId\`);`);
    this.addSql(`create index \`seriesMember_postId_index\` on \`seriesMember\` (\`postId\`);`);
    this.addSql(`create index \`seriesMember_jurisdictionId_seriesId_ordinal_id_index\` on \`seriesMember\` (\`jurisdictionId\`, \`seriesId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`create index \`seriesMember_jurisdictionId_postId_index\` on \`seriesMember\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`topicCall\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`note\` text null, \`calledAt\` bigint not null, \`calledByPostId\` integer not null, \`calledByName\` text not null, constraint \`topicCall_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`topicCall_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`topicCall_calledByPostId_foreign\` foreign key (\`calledByPostId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`topicCall_jurisdictionId_index\` on \`topicCall\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`topicCall_meetingId_index\` on \`topicCall\` (\`meetingId\`);`);
    this.addSql(`create index \`topicCall_calledByPostId_index\` on \`topicCall\` (\`calledByPostId\`);`);
    this.addSql(`create unique index \`topicCall_meetingId_unique\` on \`topicCall\` (\`meetingId\`);`);

    this.addSql(`create table \`topicCallAnswer\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`topicCallId\` integer not null, \`ordinal\` integer not null, \`unitId\` integer not null, \`answeredAt\` bigint null, \`answeredByName\` text null, \`remindedAt\` bigint null, \`reminders\` integer not null default 0, constraint \`topicCallAnswer_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`topicCallAnswer_topicCallId_foreign\` foreign key (\`topicCallId\`) references \`topicCall\` (\`id\`) on delete cascade, constraint \`topicCallAnswer_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`topicCallAnswer_jurisdictionId_index\` on \`topicCallAnswer\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`topicCallAnswer_topicCallId_index\` on \`topicCallAnswer\` (\`topicCallId\`);`);
    this.addSql(`create index \`topicCallAnswer_unitId_index\` on \`topicCallAnswer\` (\`unitId\`);`);
    this.addSql(`create index \`topicCallAnswer_jurisdictionId_unitId_index\` on \`topicCallAnswer\` (\`jurisdictionId\`, \`unitId\`);`);
    this.addSql(`create unique index \`topicCallAnswer_topicCallId_unitId_unique\` on \`topicCallAnswer\` (\`topicCallId\`, \`unitId\`);`);

    this.addSql(`create table \`jointSeries\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`seriesId\` integer not null, constraint \`jointSeries_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`jointSeries_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`jointSeries_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`));`);
    this.addSql(`create index \`jointSeries_jurisdictionId_index\` on \`jointSeries\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`jointSeries_meetingId_index\` on \`jointSeries\` (\`meetingId\`);`);
    this.addSql(`create index \`jointSeries_seriesId_index\` on \`jointSeries\` (\`seriesId\`);`);
    this.addSql(`create index \`jointSeries_jurisdictionId_seriesId_meetingId_index\` on \`jointSeries\` (\`jurisdictionId\`, \`seriesId\`, \`meetingId\`);`);
    this.addSql(`create unique index \`jointSeries_meetingId_seriesId_unique\` on \`jointSeries\` (\`meetingId\`, \`seriesId\`);`);

    this.addSql(`create table \`arrangement\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`state\` text not null, \`parts\` text not null, \`submittedAt\` bigint not null, \`submittedByName\` text not null, \`decidedAt\` bigint null, \`decidedByName\` text null, \`decisionNote\` text null, constraint \`arrangement_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`arrangement_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`arrangement_jurisdictionId_index\` on \`arrangement\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`arrangement_meetingId_index\` on \`arrangement\` (\`meetingId\`);`);
    this.addSql(`create index \`arrangement_jurisdictionId_state_index\` on \`arrangement\` (\`jurisdictionId\`, \`state\`);`);
    this.addSql(`create unique index \`arrangement_meetingId_unique\` on \`arrangement\` (\`meetingId\`);`);

    this.addSql(`create table \`agendaVersion\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`number\` integer not null, \`cause\` text not null, \`note\` text null, \`items\` text not null, \`frozenAt\` bigint not null, \`frozenByName\` text not null, constraint \`agendaVersion_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`agendaVersion_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`agendaVersion_jurisdictionId_index\` on \`agendaVersion\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`agendaVersion_meetingId_index\` on \`agendaVersion\` (\`meetingId\`);`);
    this.addSql(`create index \`agendaVersion_jurisdictionId_meetingId_index\` on \`agendaVersion\` (\`jurisdictionId\`, \`meetingId\`);`);
    this.addSql(`create unique index \`agendaVersion_meetingId_number_unique\` on \`agendaVersion\` (\`meetingId\`, \`number\`);`);

    this.addSql(`create table \`liveMeeting\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`revision\` integer not null default 0, \`structure\` integer not null default 0, \`currentItemId\` integer null, \`codeSecret\` text null, \`readBackAt\` bigint null, \`readBackBy\` text null, constraint \`liveMeeting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`liveMeeting_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`liveMeeting_currentItemId_foreign\` foreign key (\`currentItemId\`) references \`agendaItem\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`liveMeeting_jurisdictionId_index\` on \`liveMeeting\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`liveMeeting_meetingId_index\` on \`liveMeeting\` (\`meetingId\`);`);
    this.addSql(`create index \`liveMeeting_currentItemId_index\` on \`liveMeeting\` (\`currentItemId\`);`);
    this.addSql(`create unique index \`liveMeeting_meetingId_unique\` on \`liveMeeting\` (\`meetingId\`);`);

    this.addSql(`create table \`liveItem\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`meetingId\` integer not null, \`agendaItemId\` integer not null, \`startedAt\` bigint null, \`elapsedMs\` bigint not null, \`serial\` integer not null default 0, \`recordedSerial\` integer not null default 0, \`fields\` text not null, constraint \`liveItem_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`liveItem_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade, constraint \`liveItem_agendaItemId_foreign\` foreign key (\`agendaItemId\`) references \`agendaItem\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`liveItem_jurisdictionId_index\` on \`liveItem\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`liveItem_meetingId_index\` on \`liveItem\` (\`meetingId\`);`);
    this.addSql(`create index \`liveItem_agendaItemId_index\` on \`liveItem\` (\`agendaItemId\`);`);
    this.addSql(`create index \`liveItem_jurisdictionId_meetingId_index\` on \`liveItem\` (\`jurisdictionId\`, \`meetingId\`);`);
    this.addSql(`create unique index \`liveItem_agendaItemId_unique\` on \`liveItem\` (\`agendaItemId\`);`);

    this.addSql(`create table \`duty\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`postId\` integer not null, \`code\` text not null, \`projectId\` integer not null default 0, \`name\` text not null, \`clause\` text null, \`period\` text not null, \`fromOn\` date not null, \`dueOn\` date not null, \`holderName\` text null, \`doneOn\` date null, \`heldOn\` date null, \`madeUp\` integer not null default false, \`evidence\` text null, \`evidenceLink\` text null, \`content\` text null, \`doneByText\` text null, constraint \`duty_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`duty_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`duty_jurisdictionId_index\` on \`duty\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`duty_postId_index\` on \`duty\` (\`postId\`);`);
    this.addSql(`create index \`duty_jurisdictionId_dueOn_id_index\` on \`duty\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`create index \`duty_jurisdictionId_doneOn_dueOn_index\` on \`duty\` (\`jurisdictionId\`, \`doneOn\`, \`dueOn\`);`);
    this.addSql(`create unique index \`duty_jurisdictionId_postId_code_projectId_fromOn_unique\` on \`duty\` (\`jurisdictionId\`, \`postId\`, \`code\`, \`projectId\`, \`fromOn\`);`);

    this.addSql(`create table \`assignmentSource\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`givenByPostId\` integer null, \`givenBy\` text not null, \`givenOn\` date not null, \`text\` text not null, \`receivedOn\` date not null, \`receivedByText\` text not null, \`reportedOn\` date null, \`report\` text null, \`reportedByText\` text null, \`searchKey\` text not null, constraint \`assignmentSource_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentSource_givenByPostId_foreign\` foreign key (\`givenByPostId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`assignmentSource_jurisdictionId_index\` on \`assignmentSource\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentSource_givenByPostId_index\` on \`assignmentSource\` (\`givenByPostId\`);`);
    this.addSql(`create index \`assignmentSource_jurisdictionId_givenOn_id_index\` on \`assignmentSource\` (\`jurisdictionId\`, \`givenOn\`, \`id\`);`);
    this.addSql(`create index \`assignmentSource_jurisdictionId_reportedOn_id_index\` on \`assignmentSource\` (\`jurisdictionId\`, \`reportedOn\`, \`id\`);`);

    this.addSql(`create table \`absence\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`postId\` integer not null, \`holderName\` text null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` text not null, \`delegationId\` integer null, \`delegateText\` text null, \`byText\` text not null, constraint \`absence_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`absence_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`), constraint \`absence_delegationId_foreign\` foreign key (\`delegationId\`) references \`delegation\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`absence_jurisdictionId_index\` on \`absence\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`absence_postId_index\` on \`absence\` (\`postId\`);`);
    this.addSql(`create index \`absence_delegationId_index\` on \`absence\` (\`delegationId\`);`);
    this.addSql(`create index \`absence_jurisdictionId_fromOn_id_index\` on \`absence\` (\`jurisdictionId\`, \`fromOn\`, \`id\`);`);
    this.addSql(`create index \`absence_jurisdictionId_postId_fromOn_index\` on \`absence\` (\`jurisdictionId\`, \`postId\`, \`fromOn\`);`);

    this.addSql(`create table \`opinion\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`topicId\` integer not null, \`unitId\` integer not null, \`question\` text not null, \`askedByPostId\` integer not null, \`askedByName\` text not null, \`askedOn\` date not null, \`workdays\` integer not null, \`dueOn\` date not null, \`arithmetic\` text not null, \`provisional\` integer not null, \`stance\` text null, \`text\` text not null, \`answeredAt\` bigint null, \`answeredByPostId\` integer null, \`answeredByName\` text null, constraint \`opinion_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`opinion_topicId_foreign\` foreign key (\`topicId\`) references \`topic\` (\`id\`) on delete cascade, constraint \`opinion_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`opinion_askedByPostId_foreign\` foreign key (\`askedByPostId\`) references \`post\` (\`id\`), constraint \`opinion_answeredByPostId_foreign\` foreign key (\`answeredByPostId\`) references \`post\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`opinion_jurisdictionId_index\` on \`opinion\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`opinion_topicId_index\` on \`opinion\` (\`topicId\`);`);
    this.addSql(`create index \`opinion_unitId_index\` on \`opinion\` (\`unitId\`);`);
    this.addSql(`create index \`opinion_askedByPostId_index\` on \`opinion\` (\`askedByPostId\`);`);
    this.addSql(`create index \`opinion_answeredByPostId_index\` on \`opinion\` (\`answeredByPostId\`);`);
    this.addSql(`create index \`opinion_topicId_id_index\` on \`opinion\` (\`topicId\`, \`id\`);`);
    this.addSql(`create index \`opinion_jurisdictionId_unitId_dueOn_index\` on \`opinion\` (\`jurisdictionId\`, \`unitId\`, \`dueOn\`);`);
    this.addSql(`create index \`opinion_jurisdictionId_stance_dueOn_index\` on \`opinion\` (\`jurisdictionId\`, \`stance\`, \`dueOn\`);`);

    this.addSql(`create table \`meetingRequest\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`seriesId\` integer not null, \`unitId\` integer not null, \`postId\` integer not null, \`proposedByName\` text not null, \`subject\` text not null, \`reason\` text not null, \`wantedOn\` date null, \`state\` text not null, \`createdAt\` bigint not null, \`answer\` text null, \`answeredAt\` bigint null, \`answeredByName\` text null, \`meetingId\` integer null, constraint \`meetingRequest_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`meetingRequest_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`), constraint \`meetingRequest_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`meetingRequest_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`), constraint \`meetingRequest_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`meetingRequest_jurisdictionId_index\` on \`meetingRequest\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`meetingRequest_seriesId_index\` on \`meetingRequest\` (\`seriesId\`);`);
    this.addSql(`create index \`meetingRequest_unitId_index\` on \`meetingRequest\` (\`unitId\`);`);
    this.addSql(`create index \`meetingRequest_postId_index\` on \`meetingRequest\` (\`postId\`);`);
    this.addSql(`create index \`meetingRequest_meetingId_index\` on \`meetingRequest\` (\`meetingId\`);`);
    this.addSql(`create index \`meetingRequest_jurisdictionId_state_id_index\` on \`meetingRequest\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`create index \`meetingRequest_jurisdictionId_unitId_id_index\` on \`meetingRequest\` (\`jurisdictionId\`, \`unitId\`, \`id\`);`);

    this.addSql(`create table \`dutyMatter\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`dutyId\` integer not null, \`ordinal\` integer not null, \`matter\` text not null, \`unitId\` integer not null, \`requirement\` text not null, \`dueOn\` date not null, constraint \`dutyMatter_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`dutyMatter_dutyId_foreign\` foreign key (\`dutyId\`) references \`duty\` (\`id\`) on delete cascade, constraint \`dutyMatter_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`dutyMatter_jurisdictionId_index\` on \`dutyMatter\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`dutyMatter_dutyId_index\` on \`dutyMatter\` (\`dutyId\`);`);
    this.addSql(`create index \`dutyMatter_unitId_index\` on \`dutyMatter\` (\`unitId\`);`);
    this.addSql(`create index \`dutyMatter_dutyId_ordinal_index\` on \`dutyMatter\` (\`dutyId\`, \`ordinal\`);`);

    this.addSql(`create table \`conductCase\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`state\` text not null, \`title\` text not null, \`facts\` text not null, \`unitId\` integer not null, \`projectId\` integer null, \`foundOn\` date not null, \`grave\` integer not null, \`unmended\` integer not null default false, \`dueOn\` date null, \`raisedTo\` text null, \`raisedOn\` date null, \`raisedMatch\` text null, \`closedOn\` date null, \`searchKey\` text not null, constraint \`conductCase_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`conductCase_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`conductCase_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`conductCase_jurisdictionId_index\` on \`conductCase\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`conductCase_unitId_index\` on \`conductCase\` (\`unitId\`);`);
    this.addSql(`create index \`conductCase_projectId_index\` on \`conductCase\` (\`projectId\`);`);
    this.addSql(`create index \`conductCase_jurisdictionId_state_id_index\` on \`conductCase\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`create index \`conductCase_jurisdictionId_unitId_kind_foundOn_index\` on \`conductCase\` (\`jurisdictionId\`, \`unitId\`, \`kind\`, \`foundOn\`);`);
    this.addSql(`create index \`conductCase_jurisdictionId_foundOn_id_index\` on \`conductCase\` (\`jurisdictionId\`, \`foundOn\`, \`id\`);`);

    this.addSql(`create table \`assignmentStop\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`fromOn\` date not null, \`toOn\` date null, \`reason\` text not null, \`byText\` text not null, \`resumedByText\` text null, \`beforeOn\` date null, \`afterOn\` date null, \`arithmetic\` text null, constraint \`assignmentStop_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentStop_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`assignmentStop_jurisdictionId_index\` on \`assignmentStop\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentStop_assignmentId_index\` on \`assignmentStop\` (\`assignmentId\`);`);
    this.addSql(`create index \`assignmentStop_jurisdictionId_assignmentId_id_index\` on \`assignmentStop\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`accountabilityLead\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`state\` text not null, \`ground\` text not null, \`title\` text not null, \`facts\` text not null, \`unitId\` integer not null, \`projectId\` integer null, \`assignmentId\` integer null, \`draftedOn\` date not null, \`draftedBy\` text not null, \`organ\` text null, \`handedOverOn\` date null, \`handedOverBy\` text null, \`answer\` text null, \`answerPaper\` text null, \`answeredOn\` date null, \`answerBy\` text null, \`dropReason\` text null, \`droppedOn\` date null, \`searchKey\` text not null, constraint \`accountabilityLead_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`accountabilityLead_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`accountabilityLead_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null, constraint \`accountabilityLead_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`accountabilityLead_jurisdictionId_index\` on \`accountabilityLead\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`accountabilityLead_unitId_index\` on \`accountabilityLead\` (\`unitId\`);`);
    this.addSql(`create index \`accountabilityLead_projectId_index\` on \`accountabilityLead\` (\`projectId\`);`);
    this.addSql(`create index \`accountabilityLead_assignmentId_index\` on \`accountabilityLead\` (\`assignmentId\`);`);
    this.addSql(`create index \`accountabilityLead_jurisdictionId_state_id_index\` on \`accountabilityLead\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`create index \`accountabilityLead_jurisdictionId_unitId_id_index\` on \`accountabilityLead\` (\`jurisdictionId\`, \`unitId\`, \`id\`);`);

    this.addSql(`create table \`accountabilityPerson\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`leadId\` integer not null, \`postId\` integer not null, \`text\` text not null, constraint \`accountabilityPerson_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`accountabilityPerson_leadId_foreign\` foreign key (\`leadId\`) references \`accountabilityLead\` (\`id\`) on delete cascade, constraint \`accountabilityPerson_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`));`);
    this.addSql(`create index \`accountabilityPerson_jurisdictionId_index\` on \`accountabilityPerson\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`accountabilityPerson_leadId_index\` on \`accountabilityPerson\` (\`leadId\`);`);
    this.addSql(`create index \`accountabilityPerson_postId_index\` on \`accountabilityPerson\` (\`postId\`);`);
    this.addSql(`create unique index \`accountabilityPerson_leadId_postId_unique\` on \`accountabilityPerson\` (\`leadId\`, \`postId\`);`);

    this.addSql(`create table \`messageChannel\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`userId\` integer not null, \`email\` text null, \`emailOn\` integer not null default false, constraint \`messageChannel_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`messageChannel_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`));`);
    this.addSql(`create index \`messageChannel_jurisdictionId_index\` on \`messageChannel\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`messageChannel_userId_index\` on \`messageChannel\` (\`userId\`);`);
    this.addSql(`create unique index \`messageChannel_userId_unique\` on \`messageChannel\` (\`userId\`);`);

    this.addSql(`create table \`message\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`userId\` integer not null, \`postText\` text null, \`kind\` text not null, \`subject\` text not null, \`title\` text not null, \`text\` text not null, \`link\` text not null, \`urgent\` integer not null default false, \`sentOn\` date not null, \`createdAt\` bigint not null, \`readAt\` bigint null, \`digestedOn\` date null, \`searchKey\` text not null, constraint \`message_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`message_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`));`);
    this.addSql(`create index \`message_jurisdictionId_index\` on \`message\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`message_userId_index\` on \`message\` (\`userId\`);`);
    this.addSql(`create index \`message_jurisdictionId_userId_readAt_index\` on \`message\` (\`jurisdictionId\`, \`userId\`, \`readAt\`);`);
    this.addSql(`create index \`message_jurisdictionId_userId_createdAt_id_index\` on \`message\` (\`jurisdictionId\`, \`userId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`create unique index \`message_userId_kind_subject_sentOn_unique\` on \`message\` (\`userId\`, \`kind\`, \`subject\`, \`sentOn\`);`);

    this.addSql(`create table \`delivery\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`uniqueKey\` text not null, \`channel\` text not null, \`userId\` integer null, \`robotId\` integer null, \`recipient\` text not null, \`address\` text not null, \`title\` text not null, \`letter\` text not null, \`state\` text not null, \`tries\` integer not null default 0, \`nextAt\` bigint not null, \`sentAt\` bigint null, \`error\` text null, \`createdAt\` bigint not null, constraint \`delivery_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`delivery_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`) on delete set null, constraint \`delivery_robotId_foreign\` foreign key (\`robotId\`) references \`robot\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`delivery_jurisdictionId_index\` on \`delivery\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`delivery_userId_index\` on \`delivery\` (\`userId\`);`);
    this.addSql(`create index \`delivery_robotId_index\` on \`delivery\` (\`robotId\`);`);
    this.addSql(`create index \`delivery_state_nextAt_index\` on \`delivery\` (\`state\`, \`nextAt\`);`);
    this.addSql(`create index \`delivery_jurisdictionId_state_id_index\` on \`delivery\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`create index \`delivery_jurisdictionId_id_index\` on \`delivery\` (\`jurisdictionId\`, \`id\`);`);
    this.addSql(`create index \`delivery_userId_id_index\` on \`delivery\` (\`userId\`, \`id\`);`);
    this.addSql(`create unique index \`delivery_uniqueKey_unique\` on \`delivery\` (\`uniqueKey\`);`);

    this.addSql(`create table \`conductStep\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`conductCaseId\` integer not null, \`action\` text not null, \`toState\` text not null, \`note\` text null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`onBehalfOf\` text null, constraint \`conductStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`conductStep_conductCaseId_foreign\` foreign key (\`conductCaseId\`) references \`conductCase\` (\`id\`) on delete cascade, constraint \`conductStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`conductStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`conductStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`conductStep_jurisdictionId_index\` on \`conductStep\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`conductStep_conductCaseId_index\` on \`conductStep\` (\`conductCaseId\`);`);
    this.addSql(`create index \`conductStep_byUserId_index\` on \`conductStep\` (\`byUserId\`);`);
    this.addSql(`create index \`conductStep_byPostId_index\` on \`conductStep\` (\`byPostId\`);`);
    this.addSql(`create index \`conductStep_byUnitId_index\` on \`conductStep\` (\`byUnitId\`);`);
    this.addSql(`create index \`conductStep_jurisdictionId_conductCaseId_id_index\` on \`conductStep\` (\`jurisdictionId\`, \`conductCaseId\`, \`id\`);`);

    this.addSql(`create table \`supervision\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`kind\` text not null, \`state\` text not null, \`title\` text not null, \`unitId\` integer not null, \`projectId\` integer null, \`assignmentId\` integer null, \`basis\` text not null, \`facts\` text not null, \`goal\` text not null, \`goalDueOn\` date null, \`talkWith\` text null, \`talkBy\` text null, \`talkOn\` date null, \`place\` text null, \`record\` text null, \`commitments\` text null, \`documentId\` integer null, \`number\` text null, \`issuedOn\` date null, \`receivedOn\` date null, \`replyWorkdays\` integer null, \`replySource\` text null, \`replyDueOn\` date null, \`replyProvisional\` integer not null default false, \`repliedOn\` date null, \`dueOn\` date null, \`submittedOn\` date null, \`closedOn\` date null, \`withdrawnOn\` date null, \`returns\` integer not null default 0, \`searchKey\` text not null, constraint \`supervision_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`supervision_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`supervision_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null, constraint \`supervision_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null, constraint \`supervision_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`supervision_jurisdictionId_index\` on \`supervision\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`supervision_unitId_index\` on \`supervision\` (\`unitId\`);`);
    this.addSql(`create index \`supervision_projectId_index\` on \`supervision\` (\`projectId\`);`);
    this.addSql(`create index \`supervision_assignmentId_index\` on \`supervision\` (\`assignmentId\`);`);
    this.addSql(`create index \`supervision_documentId_index\` on \`supervision\` (\`documentId\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_state_dueOn_id_index\` on \`supervision\` (\`jurisdictionId\`, \`state\`, \`dueOn\`, \`id\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_dueOn_id_index\` on \`supervision\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_issuedOn_id_index\` on \`supervision\` (\`jurisdictionId\`, \`issuedOn\`, \`id\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_unitId_state_dueOn_index\` on \`supervision\` (\`jurisdictionId\`, \`unitId\`, \`state\`, \`dueOn\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_projectId_id_index\` on \`supervision\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`create index \`supervision_jurisdictionId_assignmentId_id_index\` on \`supervision\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`supervisionStep\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`supervisionId\` integer not null, \`action\` text not null, \`toState\` text not null, \`note\` text null, \`evidence\` text null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`onBehalfOf\` text null, constraint \`supervisionStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`supervisionStep_supervisionId_foreign\` foreign key (\`supervisionId\`) references \`supervision\` (\`id\`) on delete cascade, constraint \`supervisionStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`supervisionStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`supervisionStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`supervisionStep_jurisdictionId_index\` on \`supervisionStep\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`supervisionStep_supervisionId_index\` on \`supervisionStep\` (\`supervisionId\`);`);
    this.addSql(`create index \`supervisionStep_byUserId_index\` on \`supervisionStep\` (\`byUserId\`);`);
    this.addSql(`create index \`supervisionStep_byPostId_index\` on \`supervisionStep\` (\`byPostId\`);`);
    this.addSql(`create index \`supervisionStep_byUnitId_index\` on \`supervisionStep\` (\`byUnitId\`);`);
    this.addSql(`create index \`supervisionStep_jurisdictionId_supervisionId_id_index\` on \`supervisionStep\` (\`jurisdictionId\`, \`supervisionId\`, \`id\`);`);

    this.addSql(`create table \`supervisionReply\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`supervisionId\` integer not null, \`state\` text not null, \`solution\` text not null, \`unitId\` integer not null, \`leaderPostId\` integer null, \`leader\` text not null, \`personPostId\` integer null, \`person\` text not null, \`dueOn\` date not null, \`late\` integer not null, \`decision\` text null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byName\` text not null, \`byPostName\` text not null, \`byUnitName\` text not null, \`onBehalfOf\` text null, constraint \`supervisionReply_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`supervisionReply_supervisionId_foreign\` foreign key (\`supervisionId\`) references \`supervision\` (\`id\`) on delete cascade, constraint \`supervisionReply_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`), constraint \`supervisionReply_leaderPostId_foreign\` foreign key (\`leaderPostId\`) references \`post\` (\`id\`) on delete set null, constraint \`supervisionReply_personPostId_foreign\` foreign key (\`personPostId\`) references \`post\` (\`id\`) on delete set null, constraint \`supervisionReply_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`supervisionReply_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`supervisionReply_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`supervisionReply_jurisdictionId_index\` on \`supervisionReply\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`supervisionReply_supervisionId_index\` on \`supervisionReply\` (\`supervisionId\`);`);
    this.addSql(`create index \`supervisionReply_unitId_index\` on \`supervisionReply\` (\`unitId\`);`);
    this.addSql(`create index \`supervisionReply_leaderPostId_index\` on \`supervisionReply\` (\`leaderPostId\`);`);
    this.addSql(`create index \`supervisionReply_personPostId_index\` on \`supervisionReply\` (\`personPostId\`);`);
    this.addSql(`create index \`supervisionReply_byUserId_index\` on \`supervisionReply\` (\`byUserId\`);`);
    this.addSql(`create index \`supervisionReply_byPostId_index\` on \`supervisionReply\` (\`byPostId\`);`);
    this.addSql(`create index \`supervisionReply_byUnitId_index\` on \`supervisionReply\` (\`byUnitId\`);`);
    this.addSql(`create index \`supervisionReply_jurisdictionId_supervisionId_id_index\` on \`supervisionReply\` (\`jurisdictionId\`, \`supervisionId\`, \`id\`);`);

    this.addSql(`create table \`minutesSignature\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`minutesId\` integer not null, \`round\` integer not null, \`ordinal\` integer not null, \`label\` text not null, \`postId\` integer not null, \`distinctSigners\` integer not null, \`state\` text not null, \`byUserId\` integer null, \`byName\` text null, \`onBehalfOf\` text null, \`at\` bigint null, \`note\` text null, constraint \`minutesSignature_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`minutesSignature_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade, constraint \`minutesSignature_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`), constraint \`minutesSignature_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`) on delete set null);`);
    this.addSql(`create index \`minutesSignature_jurisdictionId_index\` on \`minutesSignature\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`minutesSignature_minutesId_index\` on \`minutesSignature\` (\`minutesId\`);`);
    this.addSql(`create index \`minutesSignature_postId_index\` on \`minutesSignature\` (\`postId\`);`);
    this.addSql(`create index \`minutesSignature_byUserId_index\` on \`minutesSignature\` (\`byUserId\`);`);
    this.addSql(`create index \`minutesSignature_jurisdictionId_postId_state_index\` on \`minutesSignature\` (\`jurisdictionId\`, \`postId\`, \`state\`);`);
    this.addSql(`create unique index \`minutesSignature_minutesId_round_ordinal_unique\` on \`minutesSignature\` (\`minutesId\`, \`round\`, \`ordinal\`);`);

    this.addSql(`create table \`minutesParagraph\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`minutesId\` integer not null, \`key\` text not null, \`part\` text not null, \`topic\` text null, \`ordinal\` integer not null, \`text\` text not null, \`drafted\` text null, \`editedBy\` text null, \`editedAt\` bigint null, constraint \`minutesParagraph_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`minutesParagraph_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade);`);
    this.addSql(`create index \`minutesParagraph_jurisdictionId_index\` on \`minutesParagraph\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`minutesParagraph_minutesId_index\` on \`minutesParagraph\` (\`minutesId\`);`);
    this.addSql(`create index \`minutesParagraph_jurisdictionId_minutesId_ordinal_index\` on \`minutesParagraph\` (\`jurisdictionId\`, \`minutesId\`, \`ordinal\`);`);
    this.addSql(`create unique index \`minutesParagraph_minutesId_key_unique\` on \`minutesParagraph\` (\`minutesId\`, \`key\`);`);

    this.addSql(`create table \`minutesEdition\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`minutesId\` integer not null, \`edition\` integer not null, \`documentId\` integer not null, \`paragraphs\` text not null, \`inWord\` integer not null default false, \`issuedAt\` bigint not null, constraint \`minutesEdition_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`minutesEdition_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade, constraint \`minutesEdition_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`));`);
    this.addSql(`create index \`minutesEdition_jurisdictionId_index\` on \`minutesEdition\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`minutesEdition_minutesId_index\` on \`minutesEdition\` (\`minutesId\`);`);
    this.addSql(`create index \`minutesEdition_documentId_index\` on \`minutesEdition\` (\`documentId\`);`);
    this.addSql(`create index \`minutesEdition_jurisdictionId_minutesId_edition_index\` on \`minutesEdition\` (\`jurisdictionId\`, \`minutesId\`, \`edition\`);`);
    this.addSql(`create unique index \`minutesEdition_documentId_unique\` on \`minutesEdition\` (\`documentId\`);`);

    this.addSql(`create table \`assignmentEscalation\` (\`id\` integer not null primary key autoincrement, \`jurisdictionId\` integer not null, \`version\` integer not null default 1, \`assignmentId\` integer not null, \`rung\` integer not null, \`unitId\` integer null, \`seriesCode\` text null, \`name\` text not null, \`clause\` text null, \`reason\` text not null, \`fromOn\` date not null, \`at\` bigint not null, \`byUserId\` integer not null, \`byPostId\` integer not null, \`byUnitId\` integer not null, \`byText\` text not null, \`untilOn\` date null, \`answer\` text null, \`answeredByText\` text null, constraint \`assignmentEscalation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`), constraint \`assignmentEscalation_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade, constraint \`assignmentEscalation_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null, constraint \`assignmentEscalation_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`), constraint \`assignmentEscalation_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`), constraint \`assignmentEscalation_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`));`);
    this.addSql(`create index \`assignmentEscalation_jurisdictionId_index\` on \`assignmentEscalation\` (\`jurisdictionId\`);`);
    this.addSql(`create index \`assignmentEscalation_assignmentId_index\` on \`assignmentEscalation\` (\`assignmentId\`);`);
    this.addSql(`create index \`assignmentEscalation_unitId_index\` on \`assignmentEscalation\` (\`unitId\`);`);
    this.addSql(`create index \`assignmentEscalation_byUserId_index\` on \`assignmentEscalation\` (\`byUserId\`);`);
    this.addSql(`create index \`assignmentEscalation_byPostId_index\` on \`assignmentEscalation\` (\`byPostId\`);`);
    this.addSql(`create index \`assignmentEscalation_byUnitId_index\` on \`assignmentEscalation\` (\`byUnitId\`);`);
    this.addSql(`create index \`assignmentEscalation_jurisdictionId_assignmentId_id_index\` on \`assignmentEscalation\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`create index \`assignmentEscalation_jurisdictionId_untilOn_id_index\` on \`assignmentEscalation\` (\`jurisdictionId\`, \`untilOn\`, \`id\`);`);
    this.addSql(`create index \`assignmentEscalation_jurisdictionId_unitId_untilOn_index\` on \`assignmentEscalation\` (\`jurisdictionId\`, \`unitId\`, \`untilOn\`);`);

    this.addSql(`alter table \`calendarYear\` add column \`correction\` text null;`);

    this.addSql(`alter table \`numberRegister\` add column \`start\` integer not null default 0;`);
    this.addSql(`alter table \`numberRegister\` add column \`basis\` text null;`);

    this.addSql(`alter table \`projectImport\` add column \`followUps\` mediumtext null;`);

    this.addSql(`alter table \`meetingSeries\` add column \`cutoffWorkdays\` integer not null default 3;`);
    this.addSql(`alter table \`meetingSeries\` add column \`noticeWorkdays\` integer not null default 2;`);
    this.addSql(`alter table \`meetingSeries\` add column \`asksPapers\` integer not null default false;`);
    this.addSql(`alter table \`meetingSeries\` add column \`ownCadence\` text null;`);
    this.addSql(`alter table \`meetingSeries\` add column \`ownTopics\` text null;`);

    this.addSql(`alter table \`topic\` add column \`handedInAt\` bigint null;`);
    this.addSql(`alter table \`topic\` add column \`raisedOn\` date null;`);
    this.addSql(`alter table \`topic\` add column \`raisedReason\` text null;`);
    this.addSql(`alter table \`topic\` add column \`raisedByName\` text null;`);
    this.addSql(`alter table \`topic\` add column \`sourceType\` text null;`);
    this.addSql(`alter table \`topic\` add column \`sourceId\` integer null;`);
    this.addSql(`alter table \`topic\` add column \`sourceReason\` text null;`);
    this.addSql(`create index \`topic_jurisdictionId_sourceType_sourceId_index\` on \`topic\` (\`jurisdictionId\`, \`sourceType\`, \`sourceId\`);`);

    this.addSql(`alter table \`meeting\` add column \`topicsDueOn\` date null;`);
    this.addSql(`alter table \`meeting\` add column \`noticeDueOn\` date null;`);

    this.addSql(`alter table \`agendaItem\` add column \`changedAt\` bigint null;`);

    this.addSql(`alter table \`libraryEntry\` add column \`importId\` integer null constraint \`libraryEntry_importId_foreign\` references \`projectImport\` (\`id\`) on delete set null;`);
    this.addSql(`create index \`libraryEntry_importId_index\` on \`libraryEntry\` (\`importId\`);`);

    this.addSql(`alter table \`attendance\` add column \`announcedName\` text null;`);
    this.addSql(`alter table \`attendance\` add column \`readAt\` bigint null;`);
    this.addSql(`alter table \`attendance\` add column \`remindedAt\` bigint null;`);
    this.addSql(`alter table \`attendance\` add column \`reminders\` integer not null default 0;`);

    this.addSql(`alter table \`assignment\` add column \`onProblem\` integer not null default false;`);
    this.addSql(`alter table \`assignment\` add column \`dueProvisional\` integer not null default false;`);
    this.addSql(`alter table \`assignment\` add column \`judgedByText\` text null;`);
    this.addSql(`alter table \`assignment\` add column \`recurrence\` text null;`);
    this.addSql(`alter table \`assignment\` add column \`recurrenceByText\` text null;`);
    this.addSql(`alter table \`assignment\` add column \`heldByName\` text null;`);

    this.addSql(`alter table \`resolution\` add column \`addedAt\` bigint null;`);
    this.addSql(`alter table \`resolution\` add column \`addedBy\` text null;`);
    this.addSql(`alter table \`resolution\` add column \`addedReason\` text null;`);

    this.addSql(`alter table \`user\` drop column \`failures\`;`);
    this.addSql(`alter table \`user\` drop column \`lockedUntilAt\`;`);

    this.addSql(`alter table \`document\` add column \`token\` text null;`);
    this.addSql(`alter table \`document\` add column \`issuer\` text null;`);
    this.addSql(`alter table \`document\` add column \`standing\` text null;`);
    this.addSql(`alter table \`document\` add column \`standingOn\` date null;`);
    this.addSql(`alter table \`document\` add column \`standingReason\` text null;`);
    this.addSql(`alter table \`document\` add column \`standingBy\` text null;`);
    this.addSql(`alter table \`document\` add column \`scanId\` integer null constraint \`document_scanId_foreign\` references \`attachment\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`document\` add column \`edition\` integer not null default 1;`);
    this.addSql(`alter table \`document\` add column \`correctsId\` integer null;`);
    this.addSql(`alter table \`document\` add column \`correctionReason\` text null;`);
    this.addSql(`create index \`document_scanId_index\` on \`document\` (\`scanId\`);`);
    this.addSql(`create unique index \`document_token_unique\` on \`document\` (\`token\`);`);

    this.addSql(`alter table \`minutes\` add column \`alsoTo\` text not null default '[]';`);
    this.addSql(`alter table \`minutes\` add column \`stage\` text not null default 'EDITING';`);
    this.addSql(`alter table \`minutes\` add column \`round\` integer not null default 0;`);
    this.addSql(`alter table \`minutes\` add column \`madeFileId\` integer null;`);
    this.addSql(`alter table \`minutes\` add column \`inWord\` integer not null default false;`);
    this.addSql(`alter table \`minutes\` add column \`correctionReason\` text null;`);

    this.addSql(`alter table \`meeting\` add column \`form\` text null;`);
    this.addSql(`create index \`assignment_jurisdictionId_state_clearedOn_id_index\` on \`assignment\` (\`jurisdictionId\`, \`state\`, \`clearedOn\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add column \`subject\` text null;`);
    this.addSql(`alter table \`reviewSession\` add column \`cancelReason\` text null;`);

    // What was taken for a return of an earlier matter is one that the office has still to confirm; problems are problems.
    this.addSql(`update \`assignment\` set \`recurrence\` = 'SUSPECTED' where \`recurrenceOfId\` is not null;`);
    this.addSql(`update \`assignment\` set \`onProblem\` = 1 where \`sourceType\` = 'PROBLEM';`);
    this.addSql(`update \`assignment\` set \`onProblem\` = 1 where \`sourceType\` = 'RESOLUTION' and \`sourceId\` in (select \`id\` from \`resolution\` where \`onProblem\` = 1);`);
    this.addSql(`update \`topic\` set \`handedInAt\` = \`submittedAt\`;`);
    this.addSql(`update \`attendance\` set \`announcedName\` = \`standInName\` where \`state\` = 'STAND_IN';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`meeting\` drop column \`form\`;`);
    this.addSql(`drop index \`assignment_jurisdictionId_state_clearedOn_id_index\`;`);
    this.addSql(`alter table \`reviewSession\` drop column \`subject\`;`);
    this.addSql(`alter table \`reviewSession\` drop column \`cancelReason\`;`);

    this.addSql(`drop table if exists \`journalHead\`;`);
    this.addSql(`drop table if exists \`digestSetting\`;`);
    this.addSql(`drop table if exists \`digestRun\`;`);
    this.addSql(`drop table if exists \`ledgerImport\`;`);
    this.addSql(`drop table if exists \`ledgerRow\`;`);
    this.addSql(`drop table if exists \`robot\`;`);
    this.addSql(`drop table if exists \`signInTry\`;`);
    this.addSql(`drop table if exists \`signingRole\`;`);
    this.addSql(`drop table if exists \`taskForce\`;`);
    this.addSql(`drop table if exists \`taskForceMember\`;`);
    this.addSql(`drop table if exists \`seriesMember\`;`);
    this.addSql(`drop table if exists \`topicCall\`;`);
    this.addSql(`drop table if exists \`topicCallAnswer\`;`);
    this.addSql(`drop table if exists \`jointSeries\`;`);
    this.addSql(`drop table if exists \`arrangement\`;`);
    this.addSql(`drop table if exists \`agendaVersion\`;`);
    this.addSql(`drop table if exists \`liveMeeting\`;`);
    this.addSql(`drop table if exists \`liveItem\`;`);
    this.addSql(`drop table if exists \`duty\`;`);
    this.addSql(`drop table if exists \`assignmentSource\`;`);
    this.addSql(`drop table if exists \`absence\`;`);
    this.addSql(`drop table if exists \`opinion\`;`);
    this.addSql(`drop table if exists \`meetingRequest\`;`);
    this.addSql(`drop table if exists \`dutyMatter\`;`);
    this.addSql(`drop table if exists \`conductCase\`;`);
    this.addSql(`drop table if exists \`assignmentStop\`;`);
    this.addSql(`drop table if exists \`accountabilityLead\`;`);
    this.addSql(`drop table if exists \`accountabilityPerson\`;`);
    this.addSql(`drop table if exists \`messageChannel\`;`);
    this.addSql(`drop table if exists \`message\`;`);
    this.addSql(`drop table if exists \`delivery\`;`);
    this.addSql(`drop table if exists \`conductStep\`;`);
    this.addSql(`drop table if exists \`supervision\`;`);
    this.addSql(`drop table if exists \`supervisionStep\`;`);
    this.addSql(`drop table if exists \`supervisionReply\`;`);
    this.addSql(`drop table if exists \`minutesSignature\`;`);
    this.addSql(`drop table if exists \`minutesParagraph\`;`);
    this.addSql(`drop table if exists \`minutesEdition\`;`);
    this.addSql(`drop table if exists \`assignmentEscalation\`;`);

    this.addSql(`alter table \`agendaItem\` drop column \`changedAt\`;`);

    this.addSql(`alter table \`assignment\` drop column \`onProblem\`;`);
    this.addSql(`alter table \`assignment\` drop column \`dueProvisional\`;`);
    this.addSql(`alter table \`assignment\` drop column \`judgedByText\`;`);
    this.addSql(`alter table \`assignment\` drop column \`recurrence\`;`);
    this.addSql(`alter table \`assignment\` drop column \`recurrenceByText\`;`);
    this.addSql(`alter table \`assignment\` drop column \`heldByName\`;`);

    this.addSql(`alter table \`attendance\` drop column \`announcedName\`;`);
    this.addSql(`alter table \`attendance\` drop column \`readAt\`;`);
    this.addSql(`alter table \`attendance\` drop column \`remindedAt\`;`);
    this.addSql(`alter table \`attendance\` drop column \`reminders\`;`);

    this.addSql(`alter table \`calendarYear\` drop column \`correction\`;`);

    this.addSql(`drop index \`document_scanId_index\`;`);
    this.addSql(`drop index \`document_token_unique\`;`);
    this.addSql(`alter table \`document\` drop column \`token\`;`);
    this.addSql(`alter table \`document\` drop column \`issuer\`;`);
    this.addSql(`alter table \`document\` drop column \`standing\`;`);
    this.addSql(`alter table \`document\` drop column \`standingOn\`;`);
    this.addSql(`alter table \`document\` drop column \`standingReason\`;`);
    this.addSql(`alter table \`document\` drop column \`standingBy\`;`);
    this.addSql(`alter table \`document\` drop column \`scanId\`;`);
    this.addSql(`alter table \`document\` drop column \`edition\`;`);
    this.addSql(`alter table \`document\` drop column \`correctsId\`;`);
    this.addSql(`alter table \`document\` drop column \`correctionReason\`;`);

    this.addSql(`drop index \`libraryEntry_importId_index\`;`);
    this.addSql(`alter table \`libraryEntry\` drop column \`importId\`;`);

    this.addSql(`alter table \`meeting\` drop column \`topicsDueOn\`;`);
    this.addSql(`alter table \`meeting\` drop column \`noticeDueOn\`;`);

    this.addSql(`alter table \`meetingSeries\` drop column \`cutoffWorkdays\`;`);
    this.addSql(`alter table \`meetingSeries\` drop column \`noticeWorkdays\`;`);
    this.addSql(`alter table \`meetingSeries\` drop column \`asksPapers\`;`);
    this.addSql(`alter table \`meetingSeries\` drop column \`ownCadence\`;`);
    this.addSql(`alter table \`meetingSeries\` drop column \`ownTopics\`;`);

    this.addSql(`alter table \`minutes\` drop column \`alsoTo\`;`);
    this.addSql(`alter table \`minutes\` drop column \`stage\`;`);
    this.addSql(`alter table \`minutes\` drop column \`round\`;`);
    this.addSql(`alter table \`minutes\` drop column \`madeFileId\`;`);
    this.addSql(`alter table \`minutes\` drop column \`inWord\`;`);
    this.addSql(`alter table \`minutes\` drop column \`correctionReason\`;`);

    this.addSql(`alter table \`numberRegister\` drop column \`start\`;`);
    this.addSql(`alter table \`numberRegister\` drop column \`basis\`;`);

    this.addSql(`alter table \`projectImport\` drop column \`followUps\`;`);

    this.addSql(`alter table \`resolution\` drop column \`addedAt\`;`);
    this.addSql(`alter table \`resolution\` drop column \`addedBy\`;`);
    this.addSql(`alter table \`resolution\` drop column \`addedReason\`;`);

    this.addSql(`drop index \`topic_jurisdictionId_sourceType_sourceId_index\`;`);
    this.addSql(`alter table \`topic\` drop column \`handedInAt\`;`);
    this.addSql(`alter table \`topic\` drop column \`raisedOn\`;`);
    this.addSql(`alter table \`topic\` drop column \`raisedReason\`;`);
    this.addSql(`alter table \`topic\` drop column \`raisedByName\`;`);
    this.addSql(`alter table \`topic\` drop column \`sourceType\`;`);
    this.addSql(`alter table \`topic\` drop column \`sourceId\`;`);
    this.addSql(`alter table \`topic\` drop column \`sourceReason\`;`);

    this.addSql(`alter table \`user\` add column \`failures\` INTEGER not null default 0;`);
    this.addSql(`alter table \`user\` add column \`lockedUntilAt\` bigint null;`);
  }

}
