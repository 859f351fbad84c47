import { Migration } from '@mikro-orm/migrations';

export class Migration20261130000000 extends Migration {

  override name = 'Migration20261130000000';

  override up(): void | Promise<void> {
    this.addSql(`create table \`journalHead\` (\`jurisdictionId\` int unsigned not null, \`seq\` int not null, \`hash\` varchar(64) not null, primary key (\`jurisdictionId\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);

    this.addSql(`create table \`digestSetting\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`sendTime\` varchar(5) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`digestSetting\` add index \`digestSetting_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`digestSetting\` add unique \`digestSetting_jurisdictionId_unique\` (\`jurisdictionId\`);`);

    this.addSql(`create table \`digestRun\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`on\` date not null, \`doneAt\` bigint null, \`people\` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`digestRun\` add index \`digestRun_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`digestRun\` add unique \`digestRun_jurisdictionId_on_unique\` (\`jurisdictionId\`, \`on\`);`);

    this.addSql(`create table \`ledgerImport\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`fileName\` varchar(200) not null, \`sha256\` varchar(64) not null, \`state\` varchar(20) not null, \`report\` mediumtext not null, \`rowCount\` int not null, \`createCount\` int not null, \`skipCount\` int not null, \`heldCount\` int not null, \`problemCount\` int not null, \`sourceIds\` mediumtext null, \`createdAt\` bigint not null, \`createdByText\` varchar(150) not null, \`appliedAt\` bigint null, \`appliedByText\` varchar(150) null, \`undoneAt\` bigint null, \`undoneByText\` varchar(150) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`ledgerImport\` add index \`ledgerImport_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`ledgerImport\` add index \`ledgerImport_jurisdictionId_id_index\` (\`jurisdictionId\`, \`id\`);`);

    this.addSql(`create table \`ledgerRow\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`importId\` int unsigned not null, \`ordinal\` int not null, \`sheet\` varchar(100) not null, \`rowNumber\` int not null, \`title\` varchar(200) not null, \`searchKey\` varchar(1000) not null, \`action\` varchar(10) not null, \`message\` varchar(1000) not null, \`target\` varchar(20) null, \`existingId\` int null, \`assignmentId\` int null, \`versionAfter\` int null, \`decision\` varchar(10) null, \`errorCount\` int not null, \`doubtCount\` int not null, \`draft\` mediumtext not null, \`outcome\` mediumtext not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`ledgerRow\` add index \`ledgerRow_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`ledgerRow\` add index \`ledgerRow_importId_index\` (\`importId\`);`);
    this.addSql(`alter table \`ledgerRow\` add index \`ledgerRow_jurisdictionId_importId_ordinal_index\` (\`jurisdictionId\`, \`importId\`, \`ordinal\`);`);
    this.addSql(`alter table \`ledgerRow\` add index \`ledgerRow_jurisdictionId_importId_action_ordinal_index\` (\`jurisdictionId\`, \`importId\`, \`action\`, \`ordinal\`);`);

    this.addSql(`create table \`robot\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(20) not null, \`name\` varchar(40) not null, \`secretAddress\` varchar(500) not null, \`secret\` varchar(200) null, \`urgentOn\` tinyint(1) not null default true, \`digestOn\` tinyint(1) not null default true, \`active\` tinyint(1) not null default true) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`robot\` add index \`robot_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`robot\` add unique \`robot_jurisdictionId_name_unique\` (\`jurisdictionId\`, \`name\`);`);

    this.addSql(`create table \`signInTry\` (\`nameHash\` varchar(64) not null, \`tries\` int not null, \`lockedUntilAt\` bigint not null, \`triedAt\` bigint not null, primary key (\`nameHash\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`signInTry\` add index \`signInTry_triedAt_index\` (\`triedAt\`);`);

    this.addSql(`create table \`signingRole\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`ordinal\` int not null, \`label\` varchar(40) not null, \`signer\` varchar(10) not null, \`postId\` int unsigned null, \`distinctSigners\` tinyint(1) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`signingRole\` add index \`signingRole_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`signingRole\` add index \`signingRole_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`signingRole\` add unique \`signingRole_jurisdictionId_ordinal_unique\` (\`jurisdictionId\`, \`ordinal\`);`);

    this.addSql(`create table \`taskForce\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`projectId\` int unsigned not null, \`leadUnitId\` int unsigned null, \`fromOn\` date not null, \`untilOn\` date null, \`paper\` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`taskForce\` add index \`taskForce_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`taskForce\` add index \`taskForce_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`taskForce\` add index \`taskForce_leadUnitId_index\` (\`leadUnitId\`);`);
    this.addSql(`alter table \`taskForce\` add index \`taskForce_jurisdictionId_untilOn_index\` (\`jurisdictionId\`, \`untilOn\`);`);
    this.addSql(`alter table \`taskForce\` add unique \`taskForce_projectId_unique\` (\`projectId\`);`);

    this.addSql(`create table \`taskForceMember\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`taskForceId\` int unsigned not null, \`seat\` varchar(10) not null, \`postId\` int unsigned null, \`text\` varchar(100) null, \`ordinal\` int not null, \`fromOn\` date not null, \`untilOn\` date null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`taskForceMember\` add index \`taskForceMember_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`taskForceMember\` add index \`taskForceMember_taskForceId_index\` (\`taskForceId\`);`);
    this.addSql(`alter table \`taskForceMember\` add index \`taskForceMember_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`taskForceMember\` add index \`taskForceMember_taskForceId_ordinal_index\` (\`taskForceId\`, \`ordinal\`);`);
    this.addSql(`alter table \`taskForceMember\` add index \`taskForceMember_jurisdictionId_postId_index\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`seriesMember\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`seriesId\` int unsigned not null, \`ordinal\` int not null, \`role\` varchar(10) not null, \`unitId\` int unsigned null, \`unitText\` varchar(80) null, \`postId\` int unsigned null, \`fromOn\` date not null, \`untilOn\` date null, \`paper\` varchar(200) not null, \`endPaper\` varchar(200) null, \`notedTenureId\` int null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_seriesId_index\` (\`seriesId\`);`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_jurisdictionId_seriesId_ordinal_id_index\` (\`jurisdictionId\`, \`seriesId\`, \`ordinal\`, \`id\`);`);
    this.addSql(`alter table \`seriesMember\` add index \`seriesMember_jurisdictionId_postId_index\` (\`jurisdictionId\`, \`postId\`);`);

    this.addSql(`create table \`topicCall\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`note\` varchar(500) null, \`calledAt\` bigint not null, \`calledByPostId\` int unsigned not null, \`calledByName\` varchar(80) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`topicCall\` add index \`topicCall_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`topicCall\` add index \`topicCall_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`topicCall\` add index \`topicCall_calledByPostId_index\` (\`calledByPostId\`);`);
    this.addSql(`alter table \`topicCall\` add unique \`topicCall_meetingId_unique\` (\`meetingId\`);`);

    this.addSql(`create table \`topicCallAnswer\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`topicCallId\` int unsigned not null, \`ordinal\` int not null, \`unitId\` int unsigned not null, \`answeredAt\` bigint null, \`answeredByName\` varchar(80) null, \`remindedAt\` bigint null, \`reminders\` int not null default 0) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`topicCallAnswer\` add index \`topicCallAnswer_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`topicCallAnswer\` add index \`topicCallAnswer_topicCallId_index\` (\`topicCallId\`);`);
    this.addSql(`alter table \`topicCallAnswer\` add index \`topicCallAnswer_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`topicCallAnswer\` add index \`topicCallAnswer_jurisdictionId_unitId_index\` (\`jurisdictionId\`, \`unitId\`);`);
    this.addSql(`alter table \`topicCallAnswer\` add unique \`topicCallAnswer_topicCallId_unitId_unique\` (\`topicCallId\`, \`unitId\`);`);

    this.addSql(`create table \`jointSeries\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`seriesId\` int unsigned not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`jointSeries\` add index \`jointSeries_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`jointSeries\` add index \`jointSeries_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`jointSeries\` add index \`jointSeries_seriesId_index\` (\`seriesId\`);`);
    this.addSql(`alter table \`jointSeries\` add index \`jointSeries_jurisdictionId_seriesId_meetingId_index\` (\`jurisdictionId\`, \`seriesId\`, \`meetingId\`);`);
    this.addSql(`alter table \`jointSeries\` add unique \`jointSeries_meetingId_seriesId_unique\` (\`meetingId\`, \`seriesId\`);`);

    this.addSql(`create table \`arrangement\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`state\` varchar(12) not null, \`parts\` text not null, \`submittedAt\` bigint not null, \`submittedByName\` varchar(80) not null, \`decidedAt\` bigint null, \`decidedByName\` varchar(80) null, \`decisionNote\` varchar(300) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`arrangement\` add index \`arrangement_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`arrangement\` add index \`arrangement_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`arrangement\` add index \`arrangement_jurisdictionId_state_index\` (\`jurisdictionId\`, \`state\`);`);
    this.addSql(`alter table \`arrangement\` add unique \`arrangement_meetingId_unique\` (\`meetingId\`);`);

    this.addSql(`create table \`agendaVersion\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`number\` int not null, \`cause\` varchar(12) not null, \`note\` varchar(300) null, \`items\` text not null, \`frozenAt\` bigint not null, \`frozenByName\` varchar(80) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`agendaVersion\` add index \`agendaVersion_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`agendaVersion\` add index \`agendaVersion_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`agendaVersion\` add index \`agendaVersion_jurisdictionId_meetingId_index\` (\`jurisdictionId\`, \`meetingId\`);`);
    this.addSql(`alter table \`agendaVersion\` add unique \`agendaVersion_meetingId_number_unique\` (\`meetingId\`, \`number\`);`);

    this.addSql(`create table \`liveMeeting\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`revision\` int not null default 0, \`structure\` int not null default 0, \`currentItemId\` int unsigned null, \`codeSecret\` varchar(64) null, \`readBackAt\` bigint null, \`readBackBy\` varchar(120) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`liveMeeting\` add index \`liveMeeting_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`liveMeeting\` add index \`liveMeeting_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`liveMeeting\` add index \`liveMeeting_currentItemId_index\` (\`currentItemId\`);`);
    this.addSql(`alter table \`liveMeeting\` add unique \`liveMeeting_meetingId_unique\` (\`meetingId\`);`);

    this.addSql(`create table \`liveItem\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`meetingId\` int unsigned not null, \`agendaItemId\` int unsigned not null, \`startedAt\` bigint null, \`elapsedMs\` bigint not null, \`serial\` int not null default 0, \`recordedSerial\` int not null default 0, \`fields\` text not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`liveItem\` add index \`liveItem_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`liveItem\` add index \`liveItem_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`liveItem\` add index \`liveItem_agendaItemId_index\` (\`agendaItemId\`);`);
    this.addSql(`alter table \`liveItem\` add index \`liveItem_jurisdictionId_meetingId_index\` (\`jurisdictionId\`, \`meetingId\`);`);
    this.addSql(`alter table \`liveItem\` add unique \`liveItem_agendaItemId_unique\` (\`agendaItemId\`);`);

    this.addSql(`create table \`duty\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`postId\` int unsigned not null, \`code\` varchar(40) not null, \`projectId\` int not null default 0, \`name\` varchar(100) not null, \`clause\` varchar(60) null, \`period\` varchar(40) not null, \`fromOn\` date not null, \`dueOn\` date not null, \`holderName\` varchar(60) null, \`doneOn\` date null, \`heldOn\` date null, \`madeUp\` tinyint(1) not null default false, \`evidence\` varchar(200) null, \`evidenceLink\` varchar(100) null, \`content\` text null, \`doneByText\` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`duty\` add index \`duty_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`duty\` add index \`duty_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`duty\` add index \`duty_jurisdictionId_dueOn_id_index\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`alter table \`duty\` add index \`duty_jurisdictionId_doneOn_dueOn_index\` (\`jurisdictionId\`, \`doneOn\`, \`dueOn\`);`);
    this.addSql(`alter table \`duty\` add unique \`duty_jurisdictionId_postId_code_projectId_fromOn_unique\` (\`jurisdictionId\`, \`postId\`, \`code\`, \`projectId\`, \`fromOn\`);`);

    this.addSql(`create table \`assignmentSource\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(12) not null, \`givenByPostId\` int unsigned null, \`givenBy\` varchar(120) not null, \`givenOn\` date not null, \`text\` text not null, \`receivedOn\` date not null, \`receivedByText\` varchar(200) not null, \`reportedOn\` date null, \`report\` text null, \`reportedByText\` varchar(200) null, \`searchKey\` varchar(2000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentSource\` add index \`assignmentSource_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentSource\` add index \`assignmentSource_givenByPostId_index\` (\`givenByPostId\`);`);
    this.addSql(`alter table \`assignmentSource\` add index \`assignmentSource_jurisdictionId_givenOn_id_index\` (\`jurisdictionId\`, \`givenOn\`, \`id\`);`);
    this.addSql(`alter table \`assignmentSource\` add index \`assignmentSource_jurisdictionId_reportedOn_id_index\` (\`jurisdictionId\`, \`reportedOn\`, \`id\`);`);

    this.addSql(`create table \`absence\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`postId\` int unsigned not null, \`holderName\` varchar(60) null, \`fromOn\` date not null, \`untilOn\` date not null, \`reason\` varchar(200) not null, \`delegationId\` int unsigned null, \`delegateText\` varchar(200) null, \`byText\` varchar(200) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`absence\` add index \`absence_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`absence\` add index \`absence_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`absence\` add index \`absence_delegationId_index\` (\`delegationId\`);`);
    this.addSql(`alter table \`absence\` add index \`absence_jurisdictionId_fromOn_id_index\` (\`jurisdictionId\`, \`fromOn\`, \`id\`);`);
    this.addSql(`alter table \`absence\` add index \`absence_jurisdictionId_postId_fromOn_index\` (\`jurisdictionId\`, \`postId\`, \`fromOn\`);`);

    this.addSql(`create table \`opinion\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`topicId\` int unsigned not null, \`unitId\` int unsigned not null, \`question\` varchar(500) not null, \`askedByPostId\` int unsigned not null, \`askedByName\` varchar(80) not null, \`askedOn\` date not null, \`workdays\` int not null, \`dueOn\` date not null, \`arithmetic\` varchar(500) not null, \`provisional\` tinyint(1) not null, \`stance\` varchar(20) null, \`text\` text not null, \`answeredAt\` bigint null, \`answeredByPostId\` int unsigned null, \`answeredByName\` varchar(80) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`opinion\` add index \`opinion_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_topicId_index\` (\`topicId\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_askedByPostId_index\` (\`askedByPostId\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_answeredByPostId_index\` (\`answeredByPostId\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_topicId_id_index\` (\`topicId\`, \`id\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_jurisdictionId_unitId_dueOn_index\` (\`jurisdictionId\`, \`unitId\`, \`dueOn\`);`);
    this.addSql(`alter table \`opinion\` add index \`opinion_jurisdictionId_stance_dueOn_index\` (\`jurisdictionId\`, \`stance\`, \`dueOn\`);`);

    this.addSql(`create table \`meetingRequest\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`seriesId\` int unsigned not null, \`unitId\` int unsigned not null, \`postId\` int unsigned not null, \`proposedByName\` varchar(40) not null, \`subject\` varchar(120) not null, \`reason\` varchar(1000) not null, \`wantedOn\` date null, \`state\` varchar(20) not null, \`createdAt\` bigint not null, \`answer\` varchar(500) null, \`answeredAt\` bigint null, \`answeredByName\` varchar(80) null, \`meetingId\` int unsigned null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_seriesId_index\` (\`seriesId\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_meetingId_index\` (\`meetingId\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_jurisdictionId_state_id_index\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`alter table \`meetingRequest\` add index \`meetingRequest_jurisdictionId_unitId_id_index\` (\`jurisdictionId\`, \`unitId\`, \`id\`);`);

    this.addSql(`create table \`dutyMatter\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`dutyId\` int unsigned not null, \`ordinal\` int not null, \`matter\` varchar(500) not null, \`unitId\` int unsigned not null, \`requirement\` varchar(500) not null, \`dueOn\` date not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`dutyMatter\` add index \`dutyMatter_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`dutyMatter\` add index \`dutyMatter_dutyId_index\` (\`dutyId\`);`);
    this.addSql(`alter table \`dutyMatter\` add index \`dutyMatter_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`dutyMatter\` add index \`dutyMatter_dutyId_ordinal_index\` (\`dutyId\`, \`ordinal\`);`);

    this.addSql(`create table \`conductCase\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(16) not null, \`state\` varchar(20) not null, \`title\` varchar(200) not null, \`facts\` text not null, \`unitId\` int unsigned not null, \`projectId\` int unsigned null, \`foundOn\` date not null, \`grave\` tinyint(1) not null, \`unmended\` tinyint(1) not null default false, \`dueOn\` date null, \`raisedTo\` varchar(120) null, \`raisedOn\` date null, \`raisedMatch\` varchar(500) null, \`closedOn\` date null, \`searchKey\` varchar(2000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_jurisdictionId_state_id_index\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_jurisdictionId_unitId_kind_foundOn_index\` (\`jurisdictionId\`, \`unitId\`, \`kind\`, \`foundOn\`);`);
    this.addSql(`alter table \`conductCase\` add index \`conductCase_jurisdictionId_foundOn_id_index\` (\`jurisdictionId\`, \`foundOn\`, \`id\`);`);

    this.addSql(`create table \`assignmentStop\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`fromOn\` date not null, \`toOn\` date null, \`reason\` varchar(300) not null, \`byText\` varchar(200) not null, \`resumedByText\` varchar(200) null, \`beforeOn\` date null, \`afterOn\` date null, \`arithmetic\` varchar(300) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentStop\` add index \`assignmentStop_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentStop\` add index \`assignmentStop_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assignmentStop\` add index \`assignmentStop_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`accountabilityLead\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`state\` varchar(12) not null, \`ground\` varchar(12) not null, \`title\` varchar(200) not null, \`facts\` text not null, \`unitId\` int unsigned not null, \`projectId\` int unsigned null, \`assignmentId\` int unsigned null, \`draftedOn\` date not null, \`draftedBy\` varchar(160) not null, \`organ\` varchar(120) null, \`handedOverOn\` date null, \`handedOverBy\` varchar(160) null, \`answer\` text null, \`answerPaper\` varchar(120) null, \`answeredOn\` date null, \`answerBy\` varchar(160) null, \`dropReason\` varchar(1000) null, \`droppedOn\` date null, \`searchKey\` varchar(2000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_jurisdictionId_state_id_index\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`alter table \`accountabilityLead\` add index \`accountabilityLead_jurisdictionId_unitId_id_index\` (\`jurisdictionId\`, \`unitId\`, \`id\`);`);

    this.addSql(`create table \`accountabilityPerson\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`leadId\` int unsigned not null, \`postId\` int unsigned not null, \`text\` varchar(200) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`accountabilityPerson\` add index \`accountabilityPerson_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`accountabilityPerson\` add index \`accountabilityPerson_leadId_index\` (\`leadId\`);`);
    this.addSql(`alter table \`accountabilityPerson\` add index \`accountabilityPerson_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`accountabilityPerson\` add unique \`accountabilityPerson_leadId_postId_unique\` (\`leadId\`, \`postId\`);`);

    this.addSql(`create table \`messageChannel\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`userId\` int unsigned not null, \`email\` varchar(120) null, \`emailOn\` tinyint(1) not null default false) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`messageChannel\` add index \`messageChannel_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`messageChannel\` add index \`messageChannel_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`messageChannel\` add unique \`messageChannel_userId_unique\` (\`userId\`);`);

    this.addSql(`create table \`message\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`userId\` int unsigned not null, \`postText\` varchar(200) null, \`kind\` varchar(30) not null, \`subject\` varchar(160) not null, \`title\` varchar(200) not null, \`text\` text not null, \`link\` varchar(200) not null, \`urgent\` tinyint(1) not null default false, \`sentOn\` date not null, \`createdAt\` bigint not null, \`readAt\` bigint null, \`digestedOn\` date null, \`searchKey\` varchar(1000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`message\` add index \`message_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`message\` add index \`message_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`message\` add index \`message_jurisdictionId_userId_readAt_index\` (\`jurisdictionId\`, \`userId\`, \`readAt\`);`);
    this.addSql(`alter table \`message\` add index \`message_jurisdictionId_userId_createdAt_id_index\` (\`jurisdictionId\`, \`userId\`, \`createdAt\`, \`id\`);`);
    this.addSql(`alter table \`message\` add unique \`message_userId_kind_subject_sentOn_unique\` (\`userId\`, \`kind\`, \`subject\`, \`sentOn\`);`);

    this.addSql(`create table \`delivery\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`uniqueKey\` varchar(160) not null, \`channel\` varchar(10) not null, \`userId\` int unsigned null, \`robotId\` int unsigned null, \`recipient\` varchar(200) not null, \`address\` varchar(200) not null, \`title\` varchar(200) not null, \`letter\` text not null, \`state\` varchar(10) not null, \`tries\` int not null default 0, \`nextAt\` bigint not null, \`sentAt\` bigint null, \`error\` varchar(300) null, \`createdAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`delivery\` add index \`delivery_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_userId_index\` (\`userId\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_robotId_index\` (\`robotId\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_state_nextAt_index\` (\`state\`, \`nextAt\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_jurisdictionId_state_id_index\` (\`jurisdictionId\`, \`state\`, \`id\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_jurisdictionId_id_index\` (\`jurisdictionId\`, \`id\`);`);
    this.addSql(`alter table \`delivery\` add index \`delivery_userId_id_index\` (\`userId\`, \`id\`);`);
    this.addSql(`alter table \`delivery\` add unique \`delivery_uniqueKey_unique\` (\`uniqueKey\`);`);

    this.addSql(`create table \`conductStep\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`conductCaseId\` int unsigned not null, \`action\` varchar(20) not null, \`toState\` varchar(20) not null, \`note\` text null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`onBehalfOf\` varchar(120) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_conductCaseId_index\` (\`conductCaseId\`);`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`conductStep\` add index \`conductStep_jurisdictionId_conductCaseId_id_index\` (\`jurisdictionId\`, \`conductCaseId\`, \`id\`);`);

    this.addSql(`create table \`supervision\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`kind\` varchar(12) not null, \`state\` varchar(20) not null, \`title\` varchar(200) not null, \`unitId\` int unsigned not null, \`projectId\` int unsigned null, \`assignmentId\` int unsigned null, \`basis\` varchar(300) not null, \`facts\` text not null, \`goal\` varchar(1000) not null, \`goalDueOn\` date null, \`talkWith\` varchar(300) null, \`talkBy\` varchar(300) null, \`talkOn\` date null, \`place\` varchar(200) null, \`record\` text null, \`commitments\` varchar(2000) null, \`documentId\` int unsigned null, \`number\` varchar(120) null, \`issuedOn\` date null, \`receivedOn\` date null, \`replyWorkdays\` int null, \`replySource\` varchar(10) null, \`replyDueOn\` date null, \`replyProvisional\` tinyint(1) not null default false, \`repliedOn\` date null, \`dueOn\` date null, \`submittedOn\` date null, \`closedOn\` date null, \`withdrawnOn\` date null, \`returns\` int not null default 0, \`searchKey\` varchar(2000) not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_projectId_index\` (\`projectId\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_documentId_index\` (\`documentId\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_state_dueOn_id_index\` (\`jurisdictionId\`, \`state\`, \`dueOn\`, \`id\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_dueOn_id_index\` (\`jurisdictionId\`, \`dueOn\`, \`id\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_issuedOn_id_index\` (\`jurisdictionId\`, \`issuedOn\`, \`id\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_unitId_state_dueOn_index\` (\`jurisdictionId\`, \`unitId\`, \`state\`, \`dueOn\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_projectId_id_index\` (\`jurisdictionId\`, \`projectId\`, \`id\`);`);
    this.addSql(`alter table \`supervision\` add index \`supervision_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);

    this.addSql(`create table \`supervisionStep\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`supervisionId\` int unsigned not null, \`action\` varchar(20) not null, \`toState\` varchar(20) not null, \`note\` text null, \`evidence\` varchar(1000) null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`onBehalfOf\` varchar(120) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_supervisionId_index\` (\`supervisionId\`);`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`supervisionStep\` add index \`supervisionStep_jurisdictionId_supervisionId_id_index\` (\`jurisdictionId\`, \`supervisionId\`, \`id\`);`);

    this.addSql(`create table \`supervisionReply\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`supervisionId\` int unsigned not null, \`state\` varchar(12) not null, \`solution\` text not null, \`unitId\` int unsigned not null, \`leaderPostId\` int unsigned null, \`leader\` varchar(120) not null, \`personPostId\` int unsigned null, \`person\` varchar(120) not null, \`dueOn\` date not null, \`late\` tinyint(1) not null, \`decision\` varchar(1000) null, \`at\` bigint not null, \`on\` date not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byName\` varchar(40) not null, \`byPostName\` varchar(120) not null, \`byUnitName\` varchar(80) not null, \`onBehalfOf\` varchar(120) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_supervisionId_index\` (\`supervisionId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_leaderPostId_index\` (\`leaderPostId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_personPostId_index\` (\`personPostId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`supervisionReply\` add index \`supervisionReply_jurisdictionId_supervisionId_id_index\` (\`jurisdictionId\`, \`supervisionId\`, \`id\`);`);

    this.addSql(`create table \`minutesSignature\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`minutesId\` int unsigned not null, \`round\` int not null, \`ordinal\` int not null, \`label\` varchar(40) not null, \`postId\` int unsigned not null, \`distinctSigners\` tinyint(1) not null, \`state\` varchar(10) not null, \`byUserId\` int unsigned null, \`byName\` varchar(120) null, \`onBehalfOf\` varchar(120) null, \`at\` bigint null, \`note\` varchar(500) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`minutesSignature\` add index \`minutesSignature_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`minutesSignature\` add index \`minutesSignature_minutesId_index\` (\`minutesId\`);`);
    this.addSql(`alter table \`minutesSignature\` add index \`minutesSignature_postId_index\` (\`postId\`);`);
    this.addSql(`alter table \`minutesSignature\` add index \`minutesSignature_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`minutesSignature\` add index \`minutesSignature_jurisdictionId_postId_state_index\` (\`jurisdictionId\`, \`postId\`, \`state\`);`);
    this.addSql(`alter table \`minutesSignature\` add unique \`minutesSignature_minutesId_round_ordinal_unique\` (\`minutesId\`, \`round\`, \`ordinal\`);`);

    this.addSql(`create table \`minutesParagraph\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`minutesId\` int unsigned not null, \`key\` varchar(60) not null, \`part\` varchar(10) not null, \`topic\` varchar(30) null, \`ordinal\` int not null, \`text\` text not null, \`drafted\` text null, \`editedBy\` varchar(120) null, \`editedAt\` bigint null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`minutesParagraph\` add index \`minutesParagraph_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`minutesParagraph\` add index \`minutesParagraph_minutesId_index\` (\`minutesId\`);`);
    this.addSql(`alter table \`minutesParagraph\` add index \`minutesParagraph_jurisdictionId_minutesId_ordinal_index\` (\`jurisdictionId\`, \`minutesId\`, \`ordinal\`);`);
    this.addSql(`alter table \`minutesParagraph\` add unique \`minutesParagraph_minutesId_key_unique\` (\`minutesId\`, \`key\`);`);

    this.addSql(`create table \`minutesEdition\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`minutesId\` int unsigned not null, \`edition\` int not null, \`documentId\` int unsigned not null, \`paragraphs\` text not null, \`inWord\` tinyint(1) not null default false, \`issuedAt\` bigint not null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`minutesEdition\` add index \`minutesEdition_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`minutesEdition\` add index \`minutesEdition_minutesId_index\` (\`minutesId\`);`);
    this.addSql(`alter table \`minutesEdition\` add index \`minutesEdition_documentId_index\` (\`documentId\`);`);
    this.addSql(`alter table \`minutesEdition\` add index \`minutesEdition_jurisdictionId_minutesId_edition_index\` (\`jurisdictionId\`, \`minutesId\`, \`edition\`);`);
    this.addSql(`alter table \`minutesEdition\` add unique \`minutesEdition_documentId_unique\` (\`documentId\`);`);

    this.addSql(`create table \`assignmentEscalation\` (\`id\` int unsigned not null auto_increment primary key, \`jurisdictionId\` int unsigned not null, \`version\` int not null default 1, \`assignmentId\` int unsigned not null, \`rung\` int not null, \`unitId\` int unsigned null, \`seriesCode\` varchar(40) null, \`name\` varchar(120) not null, \`clause\` varchar(60) null, \`reason\` varchar(1000) not null, \`fromOn\` date not null, \`at\` bigint not null, \`byUserId\` int unsigned not null, \`byPostId\` int unsigned not null, \`byUnitId\` int unsigned not null, \`byText\` varchar(200) not null, \`untilOn\` date null, \`answer\` varchar(2000) null, \`answeredByText\` varchar(200) null) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB;`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_jurisdictionId_index\` (\`jurisdictionId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_assignmentId_index\` (\`assignmentId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_unitId_index\` (\`unitId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_byUserId_index\` (\`byUserId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_byPostId_index\` (\`byPostId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_byUnitId_index\` (\`byUnitId\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_jurisdictionId_assignmentId_id_index\` (\`jurisdictionId\`, \`assignmentId\`, \`id\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_jurisdictionId_untilOn_id_index\` (\`jurisdictionId\`, \`untilOn\`, \`id\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add index \`assignmentEscalation_jurisdictionId_unitId_untilOn_index\` (\`jurisdictionId\`, \`unitId\`, \`untilOn\`);`);

    this.addSql(`alter table \`calendarYear\` add \`correction\` varchar(200) null;`);

    this.addSql(`alter table \`numberRegister\` add \`start\` int not null default 0, add \`basis\` varchar(200) null;`);

    this.addSql(`alter table \`projectImport\` add \`followUps\` mediumtext null;`);

    this.addSql(`alter table \`meetingSeries\` add \`cutoffWorkdays\` int not null default 3, add \`noticeWorkdays\` int not null default 2, add \`asksPapers\` tinyint(1) not null default false, add \`ownCadence\` varchar(20) null, add \`ownTopics\` text null;`);

    this.addSql(`alter table \`topic\` add \`handedInAt\` bigint null, add \`raisedOn\` date null, add \`raisedReason\` varchar(500) null, add \`raisedByName\` varchar(80) null, add \`sourceType\` varchar(20) null, add \`sourceId\` int null, add \`sourceReason\` varchar(300) null;`);
    this.addSql(`alter table \`topic\` add index \`topic_jurisdictionId_sourceType_sourceId_index\` (\`jurisdictionId\`, \`sourceType\`, \`sourceId\`);`);

    this.addSql(`alter table \`meeting\` add \`topicsDueOn\` date null, add \`noticeDueOn\` date null;`);

    this.addSql(`alter table \`agendaItem\` add \`changedAt\` bigint null;`);
    this.addSql(`alter table \`agendaItem\` modify \`outcome\` varchar(20) null;`);

    this.addSql(`alter table \`libraryEntry\` add \`importId\` int unsigned null;`);
    this.addSql(`alter table \`libraryEntry\` add constraint \`libraryEntry_importId_foreign\` foreign key (\`importId\`) references \`projectImport\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`libraryEntry\` add index \`libraryEntry_importId_index\` (\`importId\`);`);

    this.addSql(`alter table \`attendance\` add \`announcedName\` varchar(60) null, add \`readAt\` bigint null, add \`remindedAt\` bigint null, add \`reminders\` int not null default 0;`);

    this.addSql(`alter table \`assignment\` add \`onProblem\` tinyint(1) not null default false, add \`dueProvisional\` tinyint(1) not null default false, add \`judgedByText\` varchar(500) null, add \`recurrence\` varchar(12) null, add \`recurrenceByText\` varchar(200) null, add \`heldByName\` varchar(120) null;`);

    this.addSql(`alter table \`resolution\` add \`addedAt\` bigint null, add \`addedBy\` varchar(120) null, add \`addedReason\` varchar(500) null;`);

    this.addSql(`alter table \`user\` drop column \`failures\`, drop column \`lockedUntilAt\`;`);

    this.addSql(`alter table \`document\` add \`token\` varchar(40) null, add \`issuer\` varchar(120) null, add \`standing\` varchar(12) null, add \`standingOn\` date null, add \`standingReason\` varchar(500) null, add \`standingBy\` varchar(120) null, add \`scanId\` int unsigned null, add \`edition\` int not null default 1, add \`correctsId\` int null, add \`correctionReason\` varchar(500) null;`);
    this.addSql(`alter table \`document\` add constraint \`document_scanId_foreign\` foreign key (\`scanId\`) references \`attachment\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`document\` add index \`document_scanId_index\` (\`scanId\`);`);
    this.addSql(`alter table \`document\` add unique \`document_token_unique\` (\`token\`);`);

    this.addSql(`alter table \`minutes\` add \`alsoTo\` varchar(2000) not null default '[]', add \`stage\` varchar(10) not null default 'EDITING', add \`round\` int not null default 0, add \`madeFileId\` int null, add \`inWord\` tinyint(1) not null default false, add \`correctionReason\` varchar(500) null;`);

    this.addSql(`alter table \`digestSetting\` add constraint \`digestSetting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`digestRun\` add constraint \`digestRun_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`ledgerImport\` add constraint \`ledgerImport_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`ledgerRow\` add constraint \`ledgerRow_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`ledgerRow\` add constraint \`ledgerRow_importId_foreign\` foreign key (\`importId\`) references \`ledgerImport\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`robot\` add constraint \`robot_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);

    this.addSql(`alter table \`signingRole\` add constraint \`signingRole_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`signingRole\` add constraint \`signingRole_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`taskForce\` add constraint \`taskForce_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`taskForce\` add constraint \`taskForce_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`taskForce\` add constraint \`taskForce_leadUnitId_foreign\` foreign key (\`leadUnitId\`) references \`unit\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`taskForceMember\` add constraint \`taskForceMember_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`taskForceMember\` add constraint \`taskForceMember_taskForceId_foreign\` foreign key (\`taskForceId\`) references \`taskForce\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`taskForceMember\` add constraint \`taskForceMember_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`seriesMember\` add constraint \`seriesMember_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`seriesMember\` add constraint \`seriesMember_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`);`);
    this.addSql(`alter table \`seriesMember\` add constraint \`seriesMember_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`seriesMember\` add constraint \`seriesMember_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`topicCall\` add constraint \`topicCall_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`topicCall\` add constraint \`topicCall_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`topicCall\` add constraint \`topicCall_calledByPostId_foreign\` foreign key (\`calledByPostId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`topicCallAnswer\` add constraint \`topicCallAnswer_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`topicCallAnswer\` add constraint \`topicCallAnswer_topicCallId_foreign\` foreign key (\`topicCallId\`) references \`topicCall\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`topicCallAnswer\` add constraint \`topicCallAnswer_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`jointSeries\` add constraint \`jointSeries_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`jointSeries\` add constraint \`jointSeries_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`jointSeries\` add constraint \`jointSeries_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`);`);

    this.addSql(`alter table \`arrangement\` add constraint \`arrangement_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`arrangement\` add constraint \`arrangement_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`agendaVersion\` add constraint \`agendaVersion_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`agendaVersion\` add constraint \`agendaVersion_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`liveMeeting\` add constraint \`liveMeeting_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`liveMeeting\` add constraint \`liveMeeting_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`liveMeeting\` add constraint \`liveMeeting_currentItemId_foreign\` foreign key (\`currentItemId\`) references \`agendaItem\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`liveItem\` add constraint \`liveItem_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`liveItem\` add constraint \`liveItem_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`liveItem\` add constraint \`liveItem_agendaItemId_foreign\` foreign key (\`agendaItemId\`) references \`agendaItem\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`duty\` add constraint \`duty_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`duty\` add constraint \`duty_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`assignmentSource\` add constraint \`assignmentSource_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentSource\` add constraint \`assignmentSource_givenByPostId_foreign\` foreign key (\`givenByPostId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`absence\` add constraint \`absence_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`absence\` add constraint \`absence_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`absence\` add constraint \`absence_delegationId_foreign\` foreign key (\`delegationId\`) references \`delegation\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`opinion\` add constraint \`opinion_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`opinion\` add constraint \`opinion_topicId_foreign\` foreign key (\`topicId\`) references \`topic\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`opinion\` add constraint \`opinion_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`opinion\` add constraint \`opinion_askedByPostId_foreign\` foreign key (\`askedByPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`opinion\` add constraint \`opinion_answeredByPostId_foreign\` foreign key (\`answeredByPostId\`) references \`post\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`meetingRequest\` add constraint \`meetingRequest_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`meetingRequest\` add constraint \`meetingRequest_seriesId_foreign\` foreign key (\`seriesId\`) references \`meetingSeries\` (\`id\`);`);
    this.addSql(`alter table \`meetingRequest\` add constraint \`meetingRequest_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`meetingRequest\` add constraint \`meetingRequest_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`meetingRequest\` add constraint \`meetingRequest_meetingId_foreign\` foreign key (\`meetingId\`) references \`meeting\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`dutyMatter\` add constraint \`dutyMatter_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`dutyMatter\` add constraint \`dutyMatter_dutyId_foreign\` foreign key (\`dutyId\`) references \`duty\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`dutyMatter\` add constraint \`dutyMatter_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`conductCase\` add constraint \`conductCase_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`conductCase\` add constraint \`conductCase_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`conductCase\` add constraint \`conductCase_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`assignmentStop\` add constraint \`assignmentStop_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentStop\` add constraint \`assignmentStop_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`accountabilityLead\` add constraint \`accountabilityLead_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`accountabilityLead\` add constraint \`accountabilityLead_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`accountabilityLead\` add constraint \`accountabilityLead_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`accountabilityLead\` add constraint \`accountabilityLead_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`accountabilityPerson\` add constraint \`accountabilityPerson_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`accountabilityPerson\` add constraint \`accountabilityPerson_leadId_foreign\` foreign key (\`leadId\`) references \`accountabilityLead\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`accountabilityPerson\` add constraint \`accountabilityPerson_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);

    this.addSql(`alter table \`messageChannel\` add constraint \`messageChannel_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`messageChannel\` add constraint \`messageChannel_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`message\` add constraint \`message_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`message\` add constraint \`message_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`);`);

    this.addSql(`alter table \`delivery\` add constraint \`delivery_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`delivery\` add constraint \`delivery_userId_foreign\` foreign key (\`userId\`) references \`user\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`delivery\` add constraint \`delivery_robotId_foreign\` foreign key (\`robotId\`) references \`robot\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`conductStep\` add constraint \`conductStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`conductStep\` add constraint \`conductStep_conductCaseId_foreign\` foreign key (\`conductCaseId\`) references \`conductCase\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`conductStep\` add constraint \`conductStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`conductStep\` add constraint \`conductStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`conductStep\` add constraint \`conductStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`supervision\` add constraint \`supervision_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`supervision\` add constraint \`supervision_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`supervision\` add constraint \`supervision_projectId_foreign\` foreign key (\`projectId\`) references \`project\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`supervision\` add constraint \`supervision_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`supervision\` add constraint \`supervision_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`supervisionStep\` add constraint \`supervisionStep_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`supervisionStep\` add constraint \`supervisionStep_supervisionId_foreign\` foreign key (\`supervisionId\`) references \`supervision\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`supervisionStep\` add constraint \`supervisionStep_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`supervisionStep\` add constraint \`supervisionStep_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`supervisionStep\` add constraint \`supervisionStep_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_supervisionId_foreign\` foreign key (\`supervisionId\`) references \`supervision\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`);`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_leaderPostId_foreign\` foreign key (\`leaderPostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_personPostId_foreign\` foreign key (\`personPostId\`) references \`post\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`supervisionReply\` add constraint \`supervisionReply_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`minutesSignature\` add constraint \`minutesSignature_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`minutesSignature\` add constraint \`minutesSignature_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`minutesSignature\` add constraint \`minutesSignature_postId_foreign\` foreign key (\`postId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`minutesSignature\` add constraint \`minutesSignature_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`) on delete set null;`);

    this.addSql(`alter table \`minutesParagraph\` add constraint \`minutesParagraph_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`minutesParagraph\` add constraint \`minutesParagraph_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade;`);

    this.addSql(`alter table \`minutesEdition\` add constraint \`minutesEdition_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`minutesEdition\` add constraint \`minutesEdition_minutesId_foreign\` foreign key (\`minutesId\`) references \`minutes\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`minutesEdition\` add constraint \`minutesEdition_documentId_foreign\` foreign key (\`documentId\`) references \`document\` (\`id\`);`);

    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_jurisdictionId_foreign\` foreign key (\`jurisdictionId\`) references \`jurisdiction\` (\`id\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_assignmentId_foreign\` foreign key (\`assignmentId\`) references \`assignment\` (\`id\`) on delete cascade;`);
    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_unitId_foreign\` foreign key (\`unitId\`) references \`unit\` (\`id\`) on delete set null;`);
    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_byUserId_foreign\` foreign key (\`byUserId\`) references \`user\` (\`id\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_byPostId_foreign\` foreign key (\`byPostId\`) references \`post\` (\`id\`);`);
    this.addSql(`alter table \`assignmentEscalation\` add constraint \`assignmentEscalation_byUnitId_foreign\` foreign key (\`byUnitId\`) references \`unit\` (\`id\`);`);

    this.addSql(`alter table \`meeting\` add \`form\` varchar(10) null;`);
    this.addSql(`alter table \`assignment\` add index \`assignment_jurisdictionId_state_clearedOn_id_index\` (\`jurisdictionId\`, \`state\`, \`clearedOn\`, \`id\`);`);
    this.addSql(`alter table \`reviewSession\` add \`subject\` text null, add \`cancelReason\` varchar(500) null;`);

    // What was taken for a return of an earlier matter is one that the office has still to confirm; problems are problems.
    this.addSql(`update \`assignment\` set \`recurrence\` = 'SUSPECTED' where \`recurrenceOfId\` is not null;`);
    this.addSql(`update \`assignment\` set \`onProblem\` = 1 where \`sourceType\` = 'PROBLEM';`);
    this.addSql(`update \`assignment\` set \`onProblem\` = 1 where \`sourceType\` = 'RESOLUTION' and \`sourceId\` in (select \`id\` from \`resolution\` where \`onProblem\` = 1);`);
    this.addSql(`update \`topic\` set \`handedInAt\` = \`submittedAt\`;`);
    this.addSql(`update \`attendance\` set \`announcedName\` = \`standInName\` where \`state\` = 'STAND_IN';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`meeting\` drop column \`form\`;`);
    this.addSql(`alter table \`assignment\` drop index \`assignment_jurisdictionId_state_clearedOn_id_index\`;`);
    this.addSql(`alter table \`reviewSession\` drop column \`subject\`, drop column \`cancelReason\`;`);
    this.addSql(`alter table \`ledgerRow\` drop foreign key \`ledgerRow_importId_foreign\`;`);
    this.addSql(`alter table \`delivery\` drop foreign key \`delivery_robotId_foreign\`;`);
    this.addSql(`alter table \`taskForceMember\` drop foreign key \`taskForceMember_taskForceId_foreign\`;`);
    this.addSql(`alter table \`topicCallAnswer\` drop foreign key \`topicCallAnswer_topicCallId_foreign\`;`);
    this.addSql(`alter table \`dutyMatter\` drop foreign key \`dutyMatter_dutyId_foreign\`;`);
    this.addSql(`alter table \`conductStep\` drop foreign key \`conductStep_conductCaseId_foreign\`;`);
    this.addSql(`alter table \`accountabilityPerson\` drop foreign key \`accountabilityPerson_leadId_foreign\`;`);
    this.addSql(`alter table \`supervisionStep\` drop foreign key \`supervisionStep_supervisionId_foreign\`;`);
    this.addSql(`alter table \`supervisionReply\` drop foreign key \`supervisionReply_supervisionId_foreign\`;`);

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

    this.addSql(`alter table \`document\` drop foreign key \`document_scanId_foreign\`;`);

    this.addSql(`alter table \`libraryEntry\` drop foreign key \`libraryEntry_importId_foreign\`;`);

    this.addSql(`alter table \`agendaItem\` drop column \`changedAt\`;`);
    this.addSql(`alter table \`agendaItem\` modify \`outcome\` varchar(10) null;`);

    this.addSql(`alter table \`assignment\` drop column \`onProblem\`, drop column \`dueProvisional\`, drop column \`judgedByText\`, drop column \`recurrence\`, drop column \`recurrenceByText\`, drop column \`heldByName\`;`);

    this.addSql(`alter table \`attendance\` drop column \`announcedName\`, drop column \`readAt\`, drop column \`remindedAt\`, drop column \`reminders\`;`);

    this.addSql(`alter table \`calendarYear\` drop column \`correction\`;`);

    this.addSql(`alter table \`document\` drop index \`document_scanId_index\`;`);
    this.addSql(`alter table \`document\` drop index \`document_token_unique\`;`);
    this.addSql(`alter table \`document\` drop column \`token\`, drop column \`issuer\`, drop column \`standing\`, drop column \`standingOn\`, drop column \`standingReason\`, drop column \`standingBy\`, drop column \`scanId\`, drop column \`edition\`, drop column \`correctsId\`, drop column \`correctionReason\`;`);

    this.addSql(`alter table \`libraryEntry\` drop index \`libraryEntry_importId_index\`;`);
    this.addSql(`alter table \`libraryEntry\` drop column \`importId\`;`);

    this.addSql(`alter table \`meeting\` drop column \`topicsDueOn\`, drop column \`noticeDueOn\`;`);

    this.addSql(`alter table \`meetingSeries\` drop column \`cutoffWorkdays\`, drop column \`noticeWorkdays\`, drop column \`asksPapers\`, drop column \`ownCadence\`, drop column \`ownTopics\`;`);

    this.addSql(`alter table \`minutes\` drop column \`alsoTo\`, drop column \`stage\`, drop column \`round\`, drop column \`madeFileId\`, drop column \`inWord\`, drop column \`correctionReason\`;`);

    this.addSql(`alter table \`numberRegister\` drop column \`start\`, drop column \`basis\`;`);

    this.addSql(`alter table \`projectImport\` drop column \`followUps\`;`);

    this.addSql(`alter table \`resolution\` drop column \`addedAt\`, drop column \`addedBy\`, drop column \`addedReason\`;`);

    this.addSql(`alter table \`topic\` drop index \`topic_jurisdictionId_sourceType_sourceId_index\`;`);
    this.addSql(`alter table \`topic\` drop column \`handedInAt\`, drop column \`raisedOn\`, drop column \`raisedReason\`, drop column \`raisedByName\`, drop column \`sourceType\`, drop column \`sourceId\`, drop column \`sourceReason\`;`);

    this.addSql(`alter table \`user\` add \`failures\` int not null default 0, add \`lockedUntilAt\` bigint null;`);
  }

}
