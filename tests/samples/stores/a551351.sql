BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE calls (
	interview_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	purpose VARCHAR NOT NULL, 
	model VARCHAR NOT NULL, 
	prompt VARCHAR NOT NULL, 
	input_tokens INTEGER NOT NULL, 
	output_tokens INTEGER NOT NULL, 
	cached_tokens INTEGER NOT NULL, 
	cost FLOAT, 
	seconds FLOAT NOT NULL, 
	outcome VARCHAR NOT NULL, 
	CONSTRAINT pk_calls PRIMARY KEY (interview_id, position), 
	CONSTRAINT fk_calls_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "calls" VALUES('old-05-asked',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-06-question-not-out',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-06-question-not-out',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-07-answering',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-08-answering-several',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-09-edited-and-deleted',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-09-edited-and-deleted',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-10-skipped',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-10-skipped',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-11-outage',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-11-outage',1,'question','gpt-5-mini','question v2',0,0,0,NULL,0.0,'ModelUnavailable');
INSERT INTO "calls" VALUES('old-12-in-line',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-13-over-budget',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-14-paused',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-14-paused',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-15-resumed',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-16-nudged',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-17-template',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-18-to-summarise',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-18-to-summarise',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-18-to-summarise',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-19-summarised-unsent',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-19-summarised-unsent',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-19-summarised-unsent',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-19-summarised-unsent',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-20-dm-failing',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-20-dm-failing',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-20-dm-failing',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-20-dm-failing',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-21-completed',0,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-22-completed-discord',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-22-completed-discord',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-22-completed-discord',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-22-completed-discord',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-23-late-words',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-23-late-words',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-23-late-words',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-23-late-words',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-24-ended-early',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-24-ended-early',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-24-ended-early',2,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-27-withdrawn',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-27-withdrawn',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-28-withdrawn-after-report',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-28-withdrawn-after-report',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-28-withdrawn-after-report',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-28-withdrawn-after-report',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-29-expired-silent',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-30-expired-answered',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-30-expired-answered',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-31-thread-lost',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-31-thread-lost',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-32-erasing',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-32-erasing',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-32-erasing',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-32-erasing',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-33-erased',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-33-erased',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-33-erased',2,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-33-erased',3,'summary','gpt-5-mini','summary v2',1200,300,1024,0.0123,2.5,'ok');
INSERT INTO "calls" VALUES('old-34-console',0,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
INSERT INTO "calls" VALUES('old-34-console',1,'question','gpt-5-mini','question v2',500,40,0,NULL,1.5,'ok');
CREATE TABLE edits (
	interview_id VARCHAR NOT NULL, 
	message_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	replaced_at VARCHAR NOT NULL, 
	CONSTRAINT pk_edits PRIMARY KEY (interview_id, message_id, position), 
	CONSTRAINT fk_edits_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "edits" VALUES('old-09-edited-and-deleted','1700000011.000000',0,'First words, with a mistake.','2026-03-02 12:01:15.000000');
INSERT INTO "edits" VALUES('old-23-late-words','1700000040.000000',0,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:02:40.000000');
CREATE TABLE evidence (
	interview_id VARCHAR NOT NULL, 
	score VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	answer INTEGER NOT NULL, 
	sentence TEXT NOT NULL, 
	words JSON NOT NULL, 
	says VARCHAR NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (interview_id, score, position), 
	CONSTRAINT fk_evidence_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',0,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["because"]','reason');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',1,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["41", "120,000", "41"]','number');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',2,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["came"]','outcome');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',3,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["i", "noticed"]','own action');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',4,3,'I added a unique constraint, which cost four percent of write throughput.','["four", "percent"]','number');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',5,3,'I added a unique constraint, which cost four percent of write throughput.','["i", "added"]','own action');
INSERT INTO "evidence" VALUES('old-19-summarised-unsent','clarity',6,1,'I designed the consumer.','["i", "designed"]','own action');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',0,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["because"]','reason');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',1,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["41", "120,000", "41"]','number');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',2,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["came"]','outcome');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',3,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["i", "noticed"]','own action');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',4,3,'I added a unique constraint, which cost four percent of write throughput.','["four", "percent"]','number');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',5,3,'I added a unique constraint, which cost four percent of write throughput.','["i", "added"]','own action');
INSERT INTO "evidence" VALUES('old-20-dm-failing','clarity',6,1,'I designed the consumer.','["i", "designed"]','own action');
INSERT INTO "evidence" VALUES('old-21-completed','clarity',0,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["because"]','reason');
INSERT INTO "evidence" VALUES('old-21-completed','clarity',1,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["41", "120,000", "41"]','number');
INSERT INTO "evidence" VALUES('old-21-completed','clarity',2,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["came"]','outcome');
INSERT INTO "evidence" VALUES('old-21-completed','clarity',3,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["i", "noticed"]','own action');
INSERT INTO "evidence" VALUES('old-21-completed','clarity',4,1,'I designed the consumer.','["i", "designed"]','own action');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',0,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["because"]','reason');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',1,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["41", "120,000", "41"]','number');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',2,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["came"]','outcome');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',3,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["i", "noticed"]','own action');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',4,3,'I added a unique constraint, which cost four percent of write throughput.','["four", "percent"]','number');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',5,3,'I added a unique constraint, which cost four percent of write throughput.','["i", "added"]','own action');
INSERT INTO "evidence" VALUES('old-22-completed-discord','clarity',6,1,'I designed the consumer.','["i", "designed"]','own action');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',0,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["because"]','reason');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',1,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["41", "120,000", "41"]','number');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',2,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["came"]','outcome');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',3,2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','["i", "noticed"]','own action');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',4,3,'I added a unique constraint, which cost four percent of write throughput.','["four", "percent"]','number');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',5,3,'I added a unique constraint, which cost four percent of write throughput.','["i", "added"]','own action');
INSERT INTO "evidence" VALUES('old-23-late-words','clarity',6,1,'I designed the consumer.','["i", "designed"]','own action');
INSERT INTO "evidence" VALUES('old-24-ended-early','clarity',0,1,'I designed the consumer.','["i", "designed"]','own action');
CREATE TABLE interviews (
	id VARCHAR NOT NULL, 
	topic TEXT NOT NULL, 
	status VARCHAR NOT NULL, 
	platform VARCHAR NOT NULL, 
	workspace VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	visibility VARCHAR NOT NULL, 
	thread_platform VARCHAR, 
	thread_workspace VARCHAR, 
	thread_channel VARCHAR, 
	thread VARCHAR, 
	candidate_id VARCHAR NOT NULL, 
	candidate_name TEXT NOT NULL, 
	candidate_utc_offset INTEGER NOT NULL, 
	inviter_id VARCHAR NOT NULL, 
	inviter_name TEXT NOT NULL, 
	inviter_utc_offset INTEGER NOT NULL, 
	template VARCHAR, 
	template_version VARCHAR, 
	consent_version VARCHAR NOT NULL, 
	questions INTEGER NOT NULL, 
	answered INTEGER NOT NULL, 
	"plan" JSON NOT NULL, 
	created_at VARCHAR NOT NULL, 
	active_at VARCHAR, 
	started_at VARCHAR, 
	ended_at VARCHAR, 
	erased_at VARCHAR, 
	ended_early BOOLEAN NOT NULL, 
	wants_human BOOLEAN NOT NULL, 
	spoke_early BOOLEAN NOT NULL, 
	lost BOOLEAN NOT NULL, 
	paused_times INTEGER NOT NULL, 
	model_retry_at VARCHAR, 
	model_failures INTEGER NOT NULL, 
	outages INTEGER NOT NULL, 
	turn INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	due_at VARCHAR, 
	owner VARCHAR, erased_quietly BOOLEAN DEFAULT '0' NOT NULL, keep_until VARCHAR, candidate_zone VARCHAR DEFAULT '' NOT NULL, inviter_zone VARCHAR DEFAULT '' NOT NULL, waits_for VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_interviews PRIMARY KEY (id), 
	CONSTRAINT uq_interviews_thread UNIQUE (thread_platform, thread_workspace, thread_channel, thread)
);
INSERT INTO "interviews" VALUES('old-00-invited','moving a billing service to events','NOT_STARTED','slack','T01LAB','C01GEN','private',NULL,NULL,NULL,NULL,'U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,NULL,0,0,0,0,0,NULL,0,0,0,0,'1970-01-01 00:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-01-thread-open','moving a billing service to events','NOT_STARTED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000001.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,NULL,0,0,0,0,0,NULL,0,0,0,1,'1970-01-01 00:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-02-disclosed','moving a billing service to events','NOT_STARTED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000002.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,NULL,0,0,0,0,0,NULL,0,0,0,2,'2026-03-16 12:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-03-disclosed-failing','moving a billing service to events','NOT_STARTED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000003.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,NULL,0,0,0,0,0,NULL,0,0,0,2,'2026-03-02 12:01:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-04-spoke-early','moving a billing service to events','NOT_STARTED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000004.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000',NULL,NULL,NULL,0,0,1,0,0,NULL,0,0,0,4,'2026-03-16 12:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-05-asked','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000005.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,0,5,'2026-03-03 12:00:10.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-06-question-not-out','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000006.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,1,7,'1970-01-01 00:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-07-answering','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000007.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,1,6,'2026-03-02 12:00:44.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-08-answering-several','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000008.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:10.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,2,7,'2026-03-02 12:01:14.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-09-edited-and-deleted','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000009.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:25.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,4,11,'2026-03-03 12:01:25.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-10-skipped','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000010.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,1,8,'2026-03-03 12:00:40.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-11-outage','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000011.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,'2026-03-02 12:05:50.000000',1,1,1,8,'2026-03-02 12:05:50.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-12-in-line','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000012.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,'2026-03-02 12:05:50.000000',0,1,1,8,'2026-03-02 12:05:50.000000',NULL,0,NULL,'Europe/Berlin','','line');
INSERT INTO "interviews" VALUES('old-13-over-budget','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000013.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,'2026-03-02 12:05:50.000000',0,1,1,8,'2026-03-02 12:05:50.000000',NULL,0,NULL,'Europe/Berlin','','budget');
INSERT INTO "interviews" VALUES('old-14-paused','moving a billing service to events','PAUSED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000014.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,1,NULL,0,0,1,10,'2026-03-16 12:01:40.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-15-resumed','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000015.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,1,NULL,0,0,0,9,'2026-03-03 12:00:40.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-16-nudged','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000016.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,0,6,'2026-03-04 12:16:20.796205',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-17-template','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000017.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,'backend-engineer','v2','v1',4,1,'{"questions": 4, "template": {"name": "backend-engineer", "version": "v2", "role": "Backend engineer", "core_questions": ["Tell me about a service you ran. Why was it built that way?", "How did you find the last outage''s cause?"], "competencies": [{"name": "Ownership", "low": "waits", "middle": "reports", "high": "repairs"}, {"name": "Judgement", "low": "guesses", "middle": "weighs", "high": "measures"}], "questions": 4, "follow_ups": 1, "prompts": {"question": "v2"}, "visibility": "private", "managers": ["S01GROUP"]}, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:50.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,1,8,'2026-03-03 12:00:50.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-18-to-summarise','moving a billing service to events','IN_PROGRESS','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000018.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,3,12,'2026-03-02 12:02:04.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-19-summarised-unsent','moving a billing service to events','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000019.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000',NULL,0,0,0,0,0,NULL,0,0,3,13,'1970-01-01 00:00:00.000000',NULL,0,'2026-08-29 12:02:10.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-20-dm-failing','moving a billing service to events','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000020.000100','U01ALICE','Alice Anderson',60,'U04-INV-ITER','Ines',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000',NULL,0,0,0,0,0,NULL,0,0,3,17,'2026-03-02 12:12:10.000000',NULL,0,'2026-08-29 12:02:10.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-21-completed','moving a billing service to events','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000021.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,'backend-engineer','v2','v1',2,2,'{"questions": 2, "template": {"name": "backend-engineer", "version": "v2", "role": "Backend engineer", "core_questions": ["Tell me about a service you ran. Why was it built that way?", "How did you find the last outage''s cause?"], "competencies": [{"name": "Ownership", "low": "waits", "middle": "reports", "high": "repairs"}, {"name": "Judgement", "low": "guesses", "middle": "weighs", "high": "measures"}], "questions": 4, "follow_ups": 1, "prompts": {"question": "v2"}, "visibility": "private", "managers": ["S01GROUP"]}, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:20.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:30.000000',NULL,0,0,0,0,0,NULL,0,0,2,12,NULL,NULL,0,'2026-08-29 12:01:30.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-22-completed-discord','moving a billing service to events','COMPLETED','discord','T01LAB','C01GEN','channel','discord','T01LAB','D01','1700000022.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000',NULL,0,0,0,0,0,NULL,0,0,3,15,NULL,NULL,0,'2026-08-29 12:02:10.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-23-late-words','moving a billing service to events','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000023.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:40.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000',NULL,0,0,0,0,0,NULL,0,0,4,16,NULL,NULL,0,'2026-08-29 12:02:10.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-24-ended-early','moving a billing service to events','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000024.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:30.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:30.000000',NULL,1,0,0,0,0,NULL,0,0,2,13,NULL,NULL,0,'2026-08-29 12:01:30.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-25-declined','moving a billing service to events','DECLINED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000025.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:01.000000',NULL,'2026-03-02 12:00:01.000000',NULL,0,0,0,0,0,NULL,0,0,1,5,NULL,NULL,0,'2026-08-29 12:00:01.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-26-human','moving a billing service to events','DECLINED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000026.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:01.000000',NULL,'2026-03-02 12:00:01.000000',NULL,0,1,0,0,0,NULL,0,0,1,5,NULL,NULL,0,'2026-08-29 12:00:01.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-27-withdrawn','moving a billing service to events','WITHDRAWN','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000027.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:30.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:30.000000',NULL,0,0,0,0,0,NULL,0,0,2,11,NULL,NULL,0,'2026-08-29 12:01:30.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-28-withdrawn-after-report','moving a billing service to events','WITHDRAWN','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000028.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,3,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000',NULL,0,0,0,0,0,NULL,0,0,4,18,NULL,NULL,0,'2026-08-29 12:02:10.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-29-expired-silent','moving a billing service to events','EXPIRED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000029.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-17 12:00:00.000000','2026-03-02 12:00:10.000000','2026-03-17 12:00:00.000000',NULL,0,0,0,0,0,NULL,0,0,1,8,NULL,NULL,0,'2026-09-13 12:00:00.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-30-expired-answered','moving a billing service to events','EXPIRED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000030.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-17 12:00:00.000000','2026-03-02 12:00:10.000000','2026-03-17 12:00:00.000000',NULL,0,0,0,0,0,NULL,0,0,2,9,'1970-01-01 00:00:00.000000',NULL,0,'2026-09-13 12:00:00.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-31-thread-lost','moving a billing service to events','EXPIRED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000031.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',3,1,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:01:30.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:30.000000',NULL,0,0,0,1,0,NULL,0,0,2,9,'1970-01-01 00:00:00.000000',NULL,0,'2026-08-29 12:01:30.000000','Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-32-erasing','','COMPLETED','slack','T01LAB','C01GEN','private','slack','T01LAB','D01','1700000032.000100','U01ALICE','',60,'U02MALLORY','',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000','2026-03-02 12:02:10.000000',0,0,0,0,0,NULL,0,0,4,17,'1970-01-01 00:00:00.000000',NULL,0,NULL,'Europe/Berlin','','');
INSERT INTO "interviews" VALUES('old-33-erased','','COMPLETED','slack','T01LAB','C01GEN','private',NULL,NULL,NULL,NULL,'','',0,'U02MALLORY','',0,NULL,NULL,'v1',3,0,'{"questions": 3, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": true, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {"question": "v2", "summary": "v2", "rating": "v1"}}','2026-03-02 12:00:00.000000','2026-03-02 12:02:00.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:10.000000','2026-03-02 12:02:10.000000',0,0,0,0,0,NULL,0,0,4,26,NULL,NULL,0,NULL,'','','');
INSERT INTO "interviews" VALUES('old-34-console','moving a billing service to events','IN_PROGRESS','console','T01LAB','C01GEN','private','console','T01LAB','D01','1700000034.000100','U01ALICE','Alice Anderson',60,'U02MALLORY','Mallory Manager',0,NULL,NULL,'v1',2,1,'{"questions": 2, "template": null, "follow_ups": 2, "pace": {"quiet": "PT4S", "nudge": "P1D", "expiry": "P14D", "day_begins": 9, "day_ends": 18}, "consent": false, "consent_version": "v1", "retention_days": 180, "sentiment": true, "candidate_sees_scores": false, "outage": "wait", "over_budget": "wait", "rating_rounds": 3, "rating_spread": 1, "prompts": {}}','2026-03-02 12:00:00.000000','2026-03-02 12:00:40.000000','2026-03-02 12:00:00.000000',NULL,NULL,0,0,0,0,0,NULL,0,0,1,7,'2026-03-03 12:00:40.000000',NULL,0,NULL,'Europe/Berlin','','');
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	interview_id VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	subject TEXT NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (id)
);
INSERT INTO "journal" VALUES(1,'old-00-invited','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(2,'old-01-thread-open','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(3,'old-01-thread-open','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(4,'old-02-disclosed','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(5,'old-02-disclosed','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(6,'old-02-disclosed','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(7,'old-03-disclosed-failing','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(8,'old-03-disclosed-failing','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(9,'old-03-disclosed-failing','2026-03-02 12:00:00.000000','PostFailed','disclosure');
INSERT INTO "journal" VALUES(10,'old-04-spoke-early','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(11,'old-04-spoke-early','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(12,'old-04-spoke-early','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(13,'old-04-spoke-early','2026-03-02 12:00:30.000000','Replied','1700000030.000000');
INSERT INTO "journal" VALUES(14,'old-04-spoke-early','2026-03-02 12:00:30.000000','Posted','press-start as m-press-start');
INSERT INTO "journal" VALUES(15,'old-05-asked','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(16,'old-05-asked','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(17,'old-05-asked','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(18,'old-05-asked','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(19,'old-05-asked','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(20,'old-05-asked','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(21,'old-06-question-not-out','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(22,'old-06-question-not-out','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(23,'old-06-question-not-out','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(24,'old-06-question-not-out','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(25,'old-06-question-not-out','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(26,'old-06-question-not-out','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(27,'old-06-question-not-out','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(28,'old-06-question-not-out','2026-03-02 12:02:00.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(29,'old-07-answering','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(30,'old-07-answering','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(31,'old-07-answering','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(32,'old-07-answering','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(33,'old-07-answering','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(34,'old-07-answering','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(35,'old-07-answering','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(36,'old-08-answering-several','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(37,'old-08-answering-several','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(38,'old-08-answering-several','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(39,'old-08-answering-several','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(40,'old-08-answering-several','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(41,'old-08-answering-several','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(42,'old-08-answering-several','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(43,'old-08-answering-several','2026-03-02 12:01:10.000000','Replied','1700000070.000000');
INSERT INTO "journal" VALUES(44,'old-09-edited-and-deleted','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(45,'old-09-edited-and-deleted','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(46,'old-09-edited-and-deleted','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(47,'old-09-edited-and-deleted','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(48,'old-09-edited-and-deleted','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(49,'old-09-edited-and-deleted','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(50,'old-09-edited-and-deleted','2026-03-02 12:00:40.000000','Replied','1700000011.000000');
INSERT INTO "journal" VALUES(51,'old-09-edited-and-deleted','2026-03-02 12:01:10.000000','Replied','1700000012.000000');
INSERT INTO "journal" VALUES(52,'old-09-edited-and-deleted','2026-03-02 12:01:15.000000','ReplyEdited','1700000011.000000');
INSERT INTO "journal" VALUES(53,'old-09-edited-and-deleted','2026-03-02 12:01:15.000000','ReplyDeleted','1700000012.000000');
INSERT INTO "journal" VALUES(54,'old-09-edited-and-deleted','2026-03-02 12:01:25.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(55,'old-09-edited-and-deleted','2026-03-02 12:01:25.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(56,'old-10-skipped','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(57,'old-10-skipped','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(58,'old-10-skipped','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(59,'old-10-skipped','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(60,'old-10-skipped','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(61,'old-10-skipped','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(62,'old-10-skipped','2026-03-02 12:00:20.000000','Skipped','question=1');
INSERT INTO "journal" VALUES(63,'old-10-skipped','2026-03-02 12:00:40.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(64,'old-10-skipped','2026-03-02 12:00:40.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(65,'old-11-outage','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(66,'old-11-outage','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(67,'old-11-outage','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(68,'old-11-outage','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(69,'old-11-outage','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(70,'old-11-outage','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(71,'old-11-outage','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(72,'old-11-outage','2026-03-02 12:00:50.000000','ModelFailed','');
INSERT INTO "journal" VALUES(73,'old-11-outage','2026-03-02 12:00:50.000000','Posted','apology-1 as m-apology-1');
INSERT INTO "journal" VALUES(74,'old-12-in-line','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(75,'old-12-in-line','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(76,'old-12-in-line','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(77,'old-12-in-line','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(78,'old-12-in-line','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(79,'old-12-in-line','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(80,'old-12-in-line','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(81,'old-12-in-line','2026-03-02 12:00:50.000000','ModelFailed','waits for=line');
INSERT INTO "journal" VALUES(82,'old-12-in-line','2026-03-02 12:00:50.000000','Posted','in-line-1 as m-in-line-1');
INSERT INTO "journal" VALUES(83,'old-13-over-budget','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(84,'old-13-over-budget','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(85,'old-13-over-budget','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(86,'old-13-over-budget','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(87,'old-13-over-budget','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(88,'old-13-over-budget','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(89,'old-13-over-budget','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(90,'old-13-over-budget','2026-03-02 12:00:50.000000','ModelFailed','waits for=budget');
INSERT INTO "journal" VALUES(91,'old-13-over-budget','2026-03-02 12:00:50.000000','Posted','over-budget-1 as m-over-budget-1');
INSERT INTO "journal" VALUES(92,'old-14-paused','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(93,'old-14-paused','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(94,'old-14-paused','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(95,'old-14-paused','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(96,'old-14-paused','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(97,'old-14-paused','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(98,'old-14-paused','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(99,'old-14-paused','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(100,'old-14-paused','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(101,'old-14-paused','2026-03-02 12:01:40.000000','Paused','');
INSERT INTO "journal" VALUES(102,'old-14-paused','2026-03-02 12:02:30.000000','Posted','paused-1 as m-paused-1');
INSERT INTO "journal" VALUES(103,'old-15-resumed','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(104,'old-15-resumed','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(105,'old-15-resumed','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(106,'old-15-resumed','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(107,'old-15-resumed','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(108,'old-15-resumed','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(109,'old-15-resumed','2026-03-02 12:00:20.000000','Paused','');
INSERT INTO "journal" VALUES(110,'old-15-resumed','2026-03-02 12:00:40.000000','Posted','paused-1 as m-paused-1');
INSERT INTO "journal" VALUES(111,'old-15-resumed','2026-03-02 12:00:40.000000','Resumed','');
INSERT INTO "journal" VALUES(112,'old-15-resumed','2026-03-02 12:00:40.000000','Posted','resumed-1 as m-resumed-1');
INSERT INTO "journal" VALUES(113,'old-16-nudged','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(114,'old-16-nudged','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(115,'old-16-nudged','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(116,'old-16-nudged','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(117,'old-16-nudged','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(118,'old-16-nudged','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(119,'old-16-nudged','2026-03-04 12:00:10.000000','LatePutOff','nudge-1');
INSERT INTO "journal" VALUES(120,'old-17-template','2026-03-02 12:00:00.000000','Invited','consent=v1 template=backend-engineer@v2 question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(121,'old-17-template','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(122,'old-17-template','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(123,'old-17-template','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(124,'old-17-template','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=a model prompt=');
INSERT INTO "journal" VALUES(125,'old-17-template','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(126,'old-17-template','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(127,'old-17-template','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(128,'old-17-template','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(129,'old-18-to-summarise','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(130,'old-18-to-summarise','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(131,'old-18-to-summarise','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(132,'old-18-to-summarise','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(133,'old-18-to-summarise','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(134,'old-18-to-summarise','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(135,'old-18-to-summarise','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(136,'old-18-to-summarise','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(137,'old-18-to-summarise','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(138,'old-18-to-summarise','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(139,'old-18-to-summarise','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(140,'old-18-to-summarise','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(141,'old-18-to-summarise','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(142,'old-19-summarised-unsent','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(143,'old-19-summarised-unsent','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(144,'old-19-summarised-unsent','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(145,'old-19-summarised-unsent','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(146,'old-19-summarised-unsent','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(147,'old-19-summarised-unsent','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(148,'old-19-summarised-unsent','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(149,'old-19-summarised-unsent','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(150,'old-19-summarised-unsent','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(151,'old-19-summarised-unsent','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(152,'old-19-summarised-unsent','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(153,'old-19-summarised-unsent','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(154,'old-19-summarised-unsent','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(155,'old-19-summarised-unsent','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(156,'old-20-dm-failing','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(157,'old-20-dm-failing','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(158,'old-20-dm-failing','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(159,'old-20-dm-failing','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(160,'old-20-dm-failing','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(161,'old-20-dm-failing','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(162,'old-20-dm-failing','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(163,'old-20-dm-failing','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(164,'old-20-dm-failing','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(165,'old-20-dm-failing','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(166,'old-20-dm-failing','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(167,'old-20-dm-failing','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(168,'old-20-dm-failing','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(169,'old-20-dm-failing','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(170,'old-20-dm-failing','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(171,'old-20-dm-failing','2026-03-02 12:02:10.000000','PostFailed','to-U09-WITH-DASH-report-manager');
INSERT INTO "journal" VALUES(172,'old-20-dm-failing','2026-03-02 12:02:10.000000','Posted','to-U04-INV-ITER-unreachable-U09-WITH-DASH as m-to-U04-INV-ITER-unreachable-U09-WITH-DASH');
INSERT INTO "journal" VALUES(173,'old-20-dm-failing','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(174,'old-21-completed','2026-03-02 12:00:00.000000','Invited','consent=v1 template=backend-engineer@v2 question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(175,'old-21-completed','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(176,'old-21-completed','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(177,'old-21-completed','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(178,'old-21-completed','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=a model prompt=');
INSERT INTO "journal" VALUES(179,'old-21-completed','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(180,'old-21-completed','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(181,'old-21-completed','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=a model prompt=');
INSERT INTO "journal" VALUES(182,'old-21-completed','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(183,'old-21-completed','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(184,'old-21-completed','2026-03-02 12:01:30.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(185,'old-21-completed','2026-03-02 12:01:30.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(186,'old-21-completed','2026-03-02 12:01:30.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(187,'old-22-completed-discord','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(188,'old-22-completed-discord','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(189,'old-22-completed-discord','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(190,'old-22-completed-discord','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(191,'old-22-completed-discord','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(192,'old-22-completed-discord','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(193,'old-22-completed-discord','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(194,'old-22-completed-discord','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(195,'old-22-completed-discord','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(196,'old-22-completed-discord','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(197,'old-22-completed-discord','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(198,'old-22-completed-discord','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(199,'old-22-completed-discord','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(200,'old-22-completed-discord','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(201,'old-22-completed-discord','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(202,'old-22-completed-discord','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(203,'old-23-late-words','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(204,'old-23-late-words','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(205,'old-23-late-words','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(206,'old-23-late-words','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(207,'old-23-late-words','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(208,'old-23-late-words','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(209,'old-23-late-words','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(210,'old-23-late-words','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(211,'old-23-late-words','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(212,'old-23-late-words','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(213,'old-23-late-words','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(214,'old-23-late-words','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(215,'old-23-late-words','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(216,'old-23-late-words','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(217,'old-23-late-words','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(218,'old-23-late-words','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(219,'old-23-late-words','2026-03-02 12:02:40.000000','ReplyEdited','1700000040.000000');
INSERT INTO "journal" VALUES(220,'old-24-ended-early','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(221,'old-24-ended-early','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(222,'old-24-ended-early','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(223,'old-24-ended-early','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(224,'old-24-ended-early','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(225,'old-24-ended-early','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(226,'old-24-ended-early','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(227,'old-24-ended-early','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(228,'old-24-ended-early','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(229,'old-24-ended-early','2026-03-02 12:01:30.000000','Ended','');
INSERT INTO "journal" VALUES(230,'old-24-ended-early','2026-03-02 12:02:20.000000','Posted','farewell as m-farewell');
INSERT INTO "journal" VALUES(231,'old-24-ended-early','2026-03-02 12:02:20.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(232,'old-24-ended-early','2026-03-02 12:02:20.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(233,'old-24-ended-early','2026-03-02 12:02:20.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(234,'old-25-declined','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(235,'old-25-declined','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(236,'old-25-declined','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(237,'old-25-declined','2026-03-02 12:00:01.000000','Declined','');
INSERT INTO "journal" VALUES(238,'old-25-declined','2026-03-02 12:00:00.000000','Posted','declined as m-declined');
INSERT INTO "journal" VALUES(239,'old-25-declined','2026-03-02 12:00:00.000000','Posted','to-U02MALLORY-declined-managers as m-to-U02MALLORY-declined-managers');
INSERT INTO "journal" VALUES(240,'old-26-human','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(241,'old-26-human','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(242,'old-26-human','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(243,'old-26-human','2026-03-02 12:00:01.000000','AskedForHuman','');
INSERT INTO "journal" VALUES(244,'old-26-human','2026-03-02 12:00:00.000000','Posted','human as m-human');
INSERT INTO "journal" VALUES(245,'old-26-human','2026-03-02 12:00:00.000000','Posted','to-U02MALLORY-human-managers as m-to-U02MALLORY-human-managers');
INSERT INTO "journal" VALUES(246,'old-27-withdrawn','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(247,'old-27-withdrawn','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(248,'old-27-withdrawn','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(249,'old-27-withdrawn','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(250,'old-27-withdrawn','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(251,'old-27-withdrawn','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(252,'old-27-withdrawn','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(253,'old-27-withdrawn','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(254,'old-27-withdrawn','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(255,'old-27-withdrawn','2026-03-02 12:01:30.000000','Withdrawn','');
INSERT INTO "journal" VALUES(256,'old-27-withdrawn','2026-03-02 12:00:50.000000','Posted','withdrawn as m-withdrawn');
INSERT INTO "journal" VALUES(257,'old-27-withdrawn','2026-03-02 12:00:50.000000','Posted','to-U02MALLORY-withdrawn-managers as m-to-U02MALLORY-withdrawn-managers');
INSERT INTO "journal" VALUES(258,'old-28-withdrawn-after-report','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(259,'old-28-withdrawn-after-report','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(260,'old-28-withdrawn-after-report','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(261,'old-28-withdrawn-after-report','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(262,'old-28-withdrawn-after-report','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(263,'old-28-withdrawn-after-report','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(264,'old-28-withdrawn-after-report','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(265,'old-28-withdrawn-after-report','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(266,'old-28-withdrawn-after-report','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(267,'old-28-withdrawn-after-report','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(268,'old-28-withdrawn-after-report','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(269,'old-28-withdrawn-after-report','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(270,'old-28-withdrawn-after-report','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(271,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(272,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(273,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(274,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Withdrawn','');
INSERT INTO "journal" VALUES(275,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Posted','withdrawn as m-withdrawn');
INSERT INTO "journal" VALUES(276,'old-28-withdrawn-after-report','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-withdrawn-managers as m-to-U02MALLORY-withdrawn-managers');
INSERT INTO "journal" VALUES(277,'old-29-expired-silent','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(278,'old-29-expired-silent','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(279,'old-29-expired-silent','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(280,'old-29-expired-silent','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(281,'old-29-expired-silent','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(282,'old-29-expired-silent','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(283,'old-29-expired-silent','2026-03-17 12:00:00.000000','Expired','');
INSERT INTO "journal" VALUES(284,'old-29-expired-silent','2026-03-02 12:00:10.000000','Posted','expired as m-expired');
INSERT INTO "journal" VALUES(285,'old-29-expired-silent','2026-03-02 12:00:10.000000','Posted','to-U02MALLORY-expired-managers as m-to-U02MALLORY-expired-managers');
INSERT INTO "journal" VALUES(286,'old-30-expired-answered','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(287,'old-30-expired-answered','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(288,'old-30-expired-answered','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(289,'old-30-expired-answered','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(290,'old-30-expired-answered','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(291,'old-30-expired-answered','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(292,'old-30-expired-answered','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(293,'old-30-expired-answered','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(294,'old-30-expired-answered','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(295,'old-30-expired-answered','2026-03-17 12:00:00.000000','Expired','');
INSERT INTO "journal" VALUES(296,'old-31-thread-lost','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(297,'old-31-thread-lost','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(298,'old-31-thread-lost','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(299,'old-31-thread-lost','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(300,'old-31-thread-lost','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(301,'old-31-thread-lost','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(302,'old-31-thread-lost','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(303,'old-31-thread-lost','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(304,'old-31-thread-lost','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(305,'old-31-thread-lost','2026-03-02 12:01:30.000000','ThreadLost','');
INSERT INTO "journal" VALUES(306,'old-32-erasing','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(307,'old-32-erasing','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(308,'old-32-erasing','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(309,'old-32-erasing','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(310,'old-32-erasing','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(311,'old-32-erasing','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(312,'old-32-erasing','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(313,'old-32-erasing','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(314,'old-32-erasing','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(315,'old-32-erasing','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(316,'old-32-erasing','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(317,'old-32-erasing','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(318,'old-32-erasing','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(319,'old-32-erasing','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(320,'old-32-erasing','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(321,'old-32-erasing','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(322,'old-32-erasing','2026-03-02 12:02:10.000000','Erased','by=candidate');
INSERT INTO "journal" VALUES(323,'old-32-erasing','2026-03-02 12:02:10.000000','Unsaid','ask-1 left=0');
INSERT INTO "journal" VALUES(324,'old-33-erased','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none question=v2 rating=v1 summary=v2');
INSERT INTO "journal" VALUES(325,'old-33-erased','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(326,'old-33-erased','2026-03-02 12:00:00.000000','Posted','disclosure as m-disclosure');
INSERT INTO "journal" VALUES(327,'old-33-erased','2026-03-02 12:00:10.000000','Accepted','');
INSERT INTO "journal" VALUES(328,'old-33-erased','2026-03-02 12:00:10.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(329,'old-33-erased','2026-03-02 12:00:10.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(330,'old-33-erased','2026-03-02 12:00:40.000000','Replied','1700000040.000000');
INSERT INTO "journal" VALUES(331,'old-33-erased','2026-03-02 12:00:50.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(332,'old-33-erased','2026-03-02 12:00:50.000000','Posted','ask-2 as m-ask-2');
INSERT INTO "journal" VALUES(333,'old-33-erased','2026-03-02 12:01:20.000000','Replied','1700000080.000000');
INSERT INTO "journal" VALUES(334,'old-33-erased','2026-03-02 12:01:30.000000','QuestionWritten','question=3 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(335,'old-33-erased','2026-03-02 12:01:30.000000','Posted','ask-3 as m-ask-3');
INSERT INTO "journal" VALUES(336,'old-33-erased','2026-03-02 12:02:00.000000','Replied','1700000120.000000');
INSERT INTO "journal" VALUES(337,'old-33-erased','2026-03-02 12:02:10.000000','Summarised','by=gpt-5-mini prompt=summary v2 state=complete');
INSERT INTO "journal" VALUES(338,'old-33-erased','2026-03-02 12:02:10.000000','Posted','report-candidate as m-report-candidate');
INSERT INTO "journal" VALUES(339,'old-33-erased','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-report-manager as m-to-U02MALLORY-report-manager');
INSERT INTO "journal" VALUES(340,'old-33-erased','2026-03-02 12:02:10.000000','Erased','by=candidate');
INSERT INTO "journal" VALUES(341,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','ask-1 left=0');
INSERT INTO "journal" VALUES(342,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','ask-2 left=0');
INSERT INTO "journal" VALUES(343,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','ask-3 left=0');
INSERT INTO "journal" VALUES(344,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','disclosure left=0');
INSERT INTO "journal" VALUES(345,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','report-candidate left=0');
INSERT INTO "journal" VALUES(346,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','to-U02MALLORY-report-manager left=0');
INSERT INTO "journal" VALUES(347,'old-33-erased','2026-03-02 12:02:10.000000','Unsaid','thread left=0');
INSERT INTO "journal" VALUES(348,'old-33-erased','2026-03-02 12:02:10.000000','Posted','to-U01ALICE-erased as m-to-U01ALICE-erased');
INSERT INTO "journal" VALUES(349,'old-33-erased','2026-03-02 12:02:10.000000','Posted','to-U02MALLORY-erased-managers as m-to-U02MALLORY-erased-managers');
INSERT INTO "journal" VALUES(350,'old-33-erased','2026-03-02 12:02:10.000000','Forgotten','');
INSERT INTO "journal" VALUES(351,'old-34-console','2026-03-02 12:00:00.000000','Invited','consent=v1 template=none');
INSERT INTO "journal" VALUES(352,'old-34-console','2026-03-02 12:00:00.000000','Accepted','');
INSERT INTO "journal" VALUES(353,'old-34-console','2026-03-02 12:00:00.000000','ThreadOpened','');
INSERT INTO "journal" VALUES(354,'old-34-console','2026-03-02 12:00:00.000000','QuestionWritten','question=1 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(355,'old-34-console','2026-03-02 12:00:00.000000','Posted','ask-1 as m-ask-1');
INSERT INTO "journal" VALUES(356,'old-34-console','2026-03-02 12:00:30.000000','Replied','1700000030.000000');
INSERT INTO "journal" VALUES(357,'old-34-console','2026-03-02 12:00:40.000000','QuestionWritten','question=2 by=gpt-5-mini prompt=question v2');
INSERT INTO "journal" VALUES(358,'old-34-console','2026-03-02 12:00:40.000000','Posted','ask-2 as m-ask-2');
CREATE TABLE managers (
	interview_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	person_id VARCHAR NOT NULL, 
	CONSTRAINT pk_managers PRIMARY KEY (interview_id, position), 
	CONSTRAINT fk_managers_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "managers" VALUES('old-00-invited',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-01-thread-open',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-02-disclosed',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-03-disclosed-failing',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-04-spoke-early',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-05-asked',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-06-question-not-out',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-07-answering',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-08-answering-several',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-09-edited-and-deleted',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-10-skipped',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-11-outage',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-12-in-line',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-13-over-budget',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-14-paused',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-15-resumed',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-16-nudged',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-17-template',0,'S01GROUP');
INSERT INTO "managers" VALUES('old-17-template',1,'U02MALLORY');
INSERT INTO "managers" VALUES('old-18-to-summarise',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-19-summarised-unsent',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-20-dm-failing',0,'U09-WITH-DASH');
INSERT INTO "managers" VALUES('old-20-dm-failing',1,'U02MALLORY');
INSERT INTO "managers" VALUES('old-21-completed',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-22-completed-discord',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-23-late-words',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-24-ended-early',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-25-declined',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-26-human',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-27-withdrawn',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-28-withdrawn-after-report',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-29-expired-silent',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-30-expired-answered',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-31-thread-lost',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-32-erasing',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-33-erased',0,'U02MALLORY');
INSERT INTO "managers" VALUES('old-34-console',0,'U02MALLORY');
CREATE TABLE messages (
	interview_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	sent_at VARCHAR NOT NULL, 
	edited_at VARCHAR, 
	deleted_at VARCHAR, 
	late BOOLEAN NOT NULL, 
	CONSTRAINT pk_messages PRIMARY KEY (interview_id, id), 
	CONSTRAINT fk_messages_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "messages" VALUES('old-06-question-not-out','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-07-answering','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-08-answering-several','1700000040.000000',1,'We moved billing','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-08-answering-several','1700000070.000000',1,'because the batch ran for nine hours.','2026-03-02 12:01:10.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-09-edited-and-deleted','1700000011.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000','2026-03-02 12:01:15.000000',NULL,0);
INSERT INTO "messages" VALUES('old-09-edited-and-deleted','1700000012.000000',1,'Never mind this.','2026-03-02 12:01:10.000000',NULL,'2026-03-02 12:01:15.000000',0);
INSERT INTO "messages" VALUES('old-11-outage','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-12-in-line','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-13-over-budget','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-14-paused','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-17-template','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-18-to-summarise','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-18-to-summarise','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-18-to-summarise','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-19-summarised-unsent','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-19-summarised-unsent','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-19-summarised-unsent','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-20-dm-failing','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-20-dm-failing','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-20-dm-failing','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-21-completed','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-21-completed','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-22-completed-discord','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-22-completed-discord','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-22-completed-discord','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-23-late-words','1700000040.000000',1,'We moved it later.','2026-03-02 12:00:40.000000','2026-03-02 12:02:40.000000',NULL,1);
INSERT INTO "messages" VALUES('old-23-late-words','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-23-late-words','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-24-ended-early','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-27-withdrawn','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-28-withdrawn-after-report','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-28-withdrawn-after-report','1700000080.000000',2,'I noticed it because 41 of 120,000 lines differed, and all 41 came from retries.','2026-03-02 12:01:20.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-28-withdrawn-after-report','1700000120.000000',3,'I added a unique constraint, which cost four percent of write throughput.','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-30-expired-answered','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-31-thread-lost','1700000040.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:40.000000',NULL,NULL,0);
INSERT INTO "messages" VALUES('old-34-console','1700000030.000000',1,'We moved billing because the batch ran for nine hours. I designed the consumer.','2026-03-02 12:00:30.000000',NULL,NULL,0);
CREATE TABLE postings (
	interview_id VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	message_id VARCHAR, 
	sent_at VARCHAR, 
	retry_at VARCHAR, 
	tries INTEGER NOT NULL, 
	unreachable BOOLEAN NOT NULL, parts JSON DEFAULT '[]' NOT NULL, "left" INTEGER, 
	CONSTRAINT pk_postings PRIMARY KEY (interview_id, "key"), 
	CONSTRAINT fk_postings_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "postings" VALUES('old-02-disclosed','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-03-disclosed-failing','disclosure',NULL,NULL,'2026-03-02 12:01:00.000000',1,0,'[]',NULL);
INSERT INTO "postings" VALUES('old-04-spoke-early','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-04-spoke-early','press-start','m-press-start','2026-03-02 12:00:30.000000',NULL,0,0,'["m-press-start"]',NULL);
INSERT INTO "postings" VALUES('old-05-asked','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-05-asked','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-06-question-not-out','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-06-question-not-out','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-07-answering','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-07-answering','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-08-answering-several','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-08-answering-several','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-09-edited-and-deleted','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-09-edited-and-deleted','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-09-edited-and-deleted','ask-2','m-ask-2','2026-03-02 12:01:25.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-10-skipped','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-10-skipped','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-10-skipped','ask-2','m-ask-2','2026-03-02 12:00:40.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-11-outage','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-11-outage','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-11-outage','apology-1','m-apology-1','2026-03-02 12:00:50.000000',NULL,0,0,'["m-apology-1"]',NULL);
INSERT INTO "postings" VALUES('old-12-in-line','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-12-in-line','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-12-in-line','in-line-1','m-in-line-1','2026-03-02 12:00:50.000000',NULL,0,0,'["m-in-line-1"]',NULL);
INSERT INTO "postings" VALUES('old-13-over-budget','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-13-over-budget','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-13-over-budget','over-budget-1','m-over-budget-1','2026-03-02 12:00:50.000000',NULL,0,0,'["m-over-budget-1"]',NULL);
INSERT INTO "postings" VALUES('old-14-paused','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-14-paused','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-14-paused','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-14-paused','paused-1','m-paused-1','2026-03-02 12:02:30.000000',NULL,0,0,'["m-paused-1"]',NULL);
INSERT INTO "postings" VALUES('old-15-resumed','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-15-resumed','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-15-resumed','paused-1','m-paused-1','2026-03-02 12:00:40.000000',NULL,0,0,'["m-paused-1"]',NULL);
INSERT INTO "postings" VALUES('old-15-resumed','resumed-1','m-resumed-1','2026-03-02 12:00:40.000000',NULL,0,0,'["m-resumed-1"]',NULL);
INSERT INTO "postings" VALUES('old-16-nudged','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-16-nudged','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-16-nudged','nudge-1',NULL,NULL,'2026-03-04 12:16:20.796205',0,0,'[]',NULL);
INSERT INTO "postings" VALUES('old-17-template','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-17-template','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-17-template','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-18-to-summarise','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-18-to-summarise','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-18-to-summarise','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-18-to-summarise','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-19-summarised-unsent','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-19-summarised-unsent','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-19-summarised-unsent','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-19-summarised-unsent','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','report-candidate','m-report-candidate','2026-03-02 12:02:10.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','to-U09-WITH-DASH-report-manager',NULL,NULL,'2026-03-02 12:12:10.000000',1,1,'[]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','to-U04-INV-ITER-unreachable-U09-WITH-DASH','m-to-U04-INV-ITER-unreachable-U09-WITH-DASH','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U04-INV-ITER-unreachable-U09-WITH-DASH"]',NULL);
INSERT INTO "postings" VALUES('old-20-dm-failing','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-21-completed','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-21-completed','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-21-completed','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-21-completed','report-candidate','m-report-candidate','2026-03-02 12:01:30.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-21-completed','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:01:30.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','report-candidate','m-report-candidate','2026-03-02 12:02:10.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-22-completed-discord','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','report-candidate','m-report-candidate','2026-03-02 12:02:10.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-23-late-words','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','farewell','m-farewell','2026-03-02 12:02:20.000000',NULL,0,0,'["m-farewell"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','report-candidate','m-report-candidate','2026-03-02 12:02:20.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-24-ended-early','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:02:20.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-25-declined','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-25-declined','declined','m-declined','2026-03-02 12:00:00.000000',NULL,0,0,'["m-declined"]',NULL);
INSERT INTO "postings" VALUES('old-25-declined','to-U02MALLORY-declined-managers','m-to-U02MALLORY-declined-managers','2026-03-02 12:00:00.000000',NULL,0,0,'["m-to-U02MALLORY-declined-managers"]',NULL);
INSERT INTO "postings" VALUES('old-26-human','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-26-human','human','m-human','2026-03-02 12:00:00.000000',NULL,0,0,'["m-human"]',NULL);
INSERT INTO "postings" VALUES('old-26-human','to-U02MALLORY-human-managers','m-to-U02MALLORY-human-managers','2026-03-02 12:00:00.000000',NULL,0,0,'["m-to-U02MALLORY-human-managers"]',NULL);
INSERT INTO "postings" VALUES('old-27-withdrawn','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-27-withdrawn','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-27-withdrawn','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-27-withdrawn','withdrawn','m-withdrawn','2026-03-02 12:00:50.000000',NULL,0,0,'["m-withdrawn"]',NULL);
INSERT INTO "postings" VALUES('old-27-withdrawn','to-U02MALLORY-withdrawn-managers','m-to-U02MALLORY-withdrawn-managers','2026-03-02 12:00:50.000000',NULL,0,0,'["m-to-U02MALLORY-withdrawn-managers"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','ask-3','m-ask-3','2026-03-02 12:01:30.000000',NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','report-candidate','m-report-candidate','2026-03-02 12:02:10.000000',NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','withdrawn','m-withdrawn','2026-03-02 12:02:10.000000',NULL,0,0,'["m-withdrawn"]',NULL);
INSERT INTO "postings" VALUES('old-28-withdrawn-after-report','to-U02MALLORY-withdrawn-managers','m-to-U02MALLORY-withdrawn-managers','2026-03-02 12:02:10.000000',NULL,0,0,'["m-to-U02MALLORY-withdrawn-managers"]',NULL);
INSERT INTO "postings" VALUES('old-29-expired-silent','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-29-expired-silent','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-29-expired-silent','expired','m-expired','2026-03-02 12:00:10.000000',NULL,0,0,'["m-expired"]',NULL);
INSERT INTO "postings" VALUES('old-29-expired-silent','to-U02MALLORY-expired-managers','m-to-U02MALLORY-expired-managers','2026-03-02 12:00:10.000000',NULL,0,0,'["m-to-U02MALLORY-expired-managers"]',NULL);
INSERT INTO "postings" VALUES('old-30-expired-answered','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-30-expired-answered','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-30-expired-answered','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-31-thread-lost','disclosure','m-disclosure','2026-03-02 12:00:00.000000',NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-31-thread-lost','ask-1','m-ask-1','2026-03-02 12:00:10.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-31-thread-lost','ask-2','m-ask-2','2026-03-02 12:00:50.000000',NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','disclosure','m-disclosure',NULL,NULL,0,0,'["m-disclosure"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','ask-1',NULL,NULL,NULL,0,0,'[]',0);
INSERT INTO "postings" VALUES('old-32-erasing','ask-2','m-ask-2',NULL,NULL,0,0,'["m-ask-2"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','ask-3','m-ask-3',NULL,NULL,0,0,'["m-ask-3"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','report-candidate','m-report-candidate',NULL,NULL,0,0,'["m-report-candidate"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','to-U02MALLORY-report-manager','m-to-U02MALLORY-report-manager',NULL,NULL,0,0,'["m-to-U02MALLORY-report-manager"]',NULL);
INSERT INTO "postings" VALUES('old-32-erasing','thread','1700000032.000100',NULL,NULL,0,0,'[]',NULL);
INSERT INTO "postings" VALUES('old-34-console','ask-1','m-ask-1','2026-03-02 12:00:00.000000',NULL,0,0,'["m-ask-1"]',NULL);
INSERT INTO "postings" VALUES('old-34-console','ask-2','m-ask-2','2026-03-02 12:00:40.000000',NULL,0,0,'["m-ask-2"]',NULL);
CREATE TABLE questions (
	interview_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	prompt VARCHAR NOT NULL, 
	message_id VARCHAR NOT NULL, 
	written_at VARCHAR NOT NULL, 
	asked_at VARCHAR, 
	heard_at VARCHAR, 
	closed BOOLEAN NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (interview_id, number), 
	CONSTRAINT fk_questions_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "questions" VALUES('old-05-asked',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,0);
INSERT INTO "questions" VALUES('old-06-question-not-out',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-06-question-not-out',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','','2026-03-02 12:02:00.000000',NULL,NULL,0);
INSERT INTO "questions" VALUES('old-07-answering',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',0);
INSERT INTO "questions" VALUES('old-08-answering-several',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:10.000000',0);
INSERT INTO "questions" VALUES('old-09-edited-and-deleted',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:01:15.000000',1);
INSERT INTO "questions" VALUES('old-09-edited-and-deleted',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:01:25.000000','2026-03-02 12:01:25.000000',NULL,0);
INSERT INTO "questions" VALUES('old-10-skipped',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,1);
INSERT INTO "questions" VALUES('old-10-skipped',2,'How did step 2 go?','open','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:40.000000','2026-03-02 12:00:40.000000',NULL,0);
INSERT INTO "questions" VALUES('old-11-outage',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',0);
INSERT INTO "questions" VALUES('old-12-in-line',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',0);
INSERT INTO "questions" VALUES('old-13-over-budget',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',0);
INSERT INTO "questions" VALUES('old-14-paused',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-14-paused',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-15-resumed',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,0);
INSERT INTO "questions" VALUES('old-16-nudged',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,0);
INSERT INTO "questions" VALUES('old-17-template',1,'Tell me about a service you ran. Why was it built that way?','core','a model','','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-17-template',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-18-to-summarise',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-18-to-summarise',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-18-to-summarise',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-19-summarised-unsent',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-19-summarised-unsent',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-19-summarised-unsent',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-20-dm-failing',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-20-dm-failing',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-20-dm-failing',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-21-completed',1,'Tell me about a service you ran. Why was it built that way?','core','a model','','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-21-completed',2,'How did you find the last outage''s cause?','core','a model','','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',0);
INSERT INTO "questions" VALUES('old-22-completed-discord',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-22-completed-discord',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-22-completed-discord',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-23-late-words',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:02:40.000000',1);
INSERT INTO "questions" VALUES('old-23-late-words',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-23-late-words',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-24-ended-early',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-24-ended-early',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-27-withdrawn',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-27-withdrawn',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-28-withdrawn-after-report',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-28-withdrawn-after-report',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-28-withdrawn-after-report',3,'How did step 3 go?','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',0);
INSERT INTO "questions" VALUES('old-29-expired-silent',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000',NULL,0);
INSERT INTO "questions" VALUES('old-30-expired-answered',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-30-expired-answered',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-31-thread-lost',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-31-thread-lost',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000',NULL,0);
INSERT INTO "questions" VALUES('old-32-erasing',1,'','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:10.000000','2026-03-02 12:00:10.000000','2026-03-02 12:00:40.000000',1);
INSERT INTO "questions" VALUES('old-32-erasing',2,'','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:50.000000','2026-03-02 12:00:50.000000','2026-03-02 12:01:20.000000',1);
INSERT INTO "questions" VALUES('old-32-erasing',3,'','follow-up','gpt-5-mini','question v2','m-ask-3','2026-03-02 12:01:30.000000','2026-03-02 12:01:30.000000','2026-03-02 12:02:00.000000',1);
INSERT INTO "questions" VALUES('old-34-console',1,'How did step 1 go?','open','gpt-5-mini','question v2','m-ask-1','2026-03-02 12:00:00.000000','2026-03-02 12:00:00.000000','2026-03-02 12:00:30.000000',1);
INSERT INTO "questions" VALUES('old-34-console',2,'How did step 2 go?','follow-up','gpt-5-mini','question v2','m-ask-2','2026-03-02 12:00:40.000000','2026-03-02 12:00:40.000000',NULL,0);
CREATE TABLE ratings (
	interview_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	competency TEXT NOT NULL, 
	level INTEGER, 
	spread INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	answer INTEGER, 
	unstable BOOLEAN NOT NULL, 
	per_answer JSON NOT NULL, 
	CONSTRAINT pk_ratings PRIMARY KEY (interview_id, position), 
	CONSTRAINT fk_ratings_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "ratings" VALUES('old-21-completed',0,'Ownership',4,1,'I designed the consumer.',1,1,'{"1": {"level": 4, "quote": "I designed the consumer."}, "2": {"level": 3, "quote": "I noticed it"}}');
INSERT INTO "ratings" VALUES('old-21-completed',1,'Judgement',NULL,0,'',NULL,0,'{}');
CREATE TABLE scores (
	interview_id VARCHAR NOT NULL, 
	score VARCHAR NOT NULL, 
	value INTEGER, 
	certainty VARCHAR, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_scores PRIMARY KEY (interview_id, score), 
	CONSTRAINT fk_scores_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "scores" VALUES('old-19-summarised-unsent','clarity',67,'low','The answers tell what happened fairly specifically.');
INSERT INTO "scores" VALUES('old-19-summarised-unsent','confidence',94,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-19-summarised-unsent','consistency',77,'low','The answers go about equally deep.');
INSERT INTO "scores" VALUES('old-20-dm-failing','clarity',67,'low','The answers tell what happened fairly specifically.');
INSERT INTO "scores" VALUES('old-20-dm-failing','confidence',94,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-20-dm-failing','consistency',77,'low','The answers go about equally deep.');
INSERT INTO "scores" VALUES('old-21-completed','clarity',65,'low','The answers tell what happened fairly specifically.');
INSERT INTO "scores" VALUES('old-21-completed','confidence',94,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-21-completed','consistency',65,'low','The answers go about equally deep.');
INSERT INTO "scores" VALUES('old-22-completed-discord','clarity',67,'low','The answers tell what happened fairly specifically.');
INSERT INTO "scores" VALUES('old-22-completed-discord','confidence',94,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-22-completed-discord','consistency',77,'low','The answers go about equally deep.');
INSERT INTO "scores" VALUES('old-23-late-words','clarity',67,'low','The answers tell what happened fairly specifically.');
INSERT INTO "scores" VALUES('old-23-late-words','confidence',94,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-23-late-words','consistency',77,'low','The answers go about equally deep.');
INSERT INTO "scores" VALUES('old-24-ended-early','clarity',38,'low','The answers tell what happened little specifically; nothing was found of: outcome.');
INSERT INTO "scores" VALUES('old-24-ended-early','confidence',93,'low','The wording commits to what it says: no hedges were found.');
INSERT INTO "scores" VALUES('old-24-ended-early','consistency',NULL,NULL,'Fewer than two answers could be measured, so there is nothing to compare.');
CREATE TABLE spending (
	platform VARCHAR NOT NULL, 
	workspace VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	calls INTEGER NOT NULL, 
	tokens INTEGER NOT NULL, 
	cost FLOAT NOT NULL, 
	CONSTRAINT pk_spending PRIMARY KEY (platform, workspace, day)
);
CREATE TABLE summaries (
	interview_id VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	written_at VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	built_in BOOLEAN NOT NULL, 
	prompt VARCHAR NOT NULL, 
	full_summary_text TEXT NOT NULL, 
	sentiment_label VARCHAR, 
	sentiment_score FLOAT, 
	claims INTEGER NOT NULL, 
	dropped INTEGER NOT NULL, 
	CONSTRAINT pk_summaries PRIMARY KEY (interview_id), 
	CONSTRAINT fk_summaries_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "summaries" VALUES('old-19-summarised-unsent','complete','2026-03-02 12:02:10.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
INSERT INTO "summaries" VALUES('old-20-dm-failing','complete','2026-03-02 12:02:10.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
INSERT INTO "summaries" VALUES('old-21-completed','complete','2026-03-02 12:01:30.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
INSERT INTO "summaries" VALUES('old-22-completed-discord','complete','2026-03-02 12:02:10.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
INSERT INTO "summaries" VALUES('old-23-late-words','complete','2026-03-02 12:02:10.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
INSERT INTO "summaries" VALUES('old-24-ended-early','complete','2026-03-02 12:02:20.000000','gpt-5-mini',0,'summary v2','Alice moved billing because the batch ran for nine hours.','neutral',0.5,9,2);
CREATE TABLE summary_lists (
	interview_id VARCHAR NOT NULL, 
	list VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	quote TEXT NOT NULL, 
	answer INTEGER, 
	CONSTRAINT pk_summary_lists PRIMARY KEY (interview_id, list, position), 
	CONSTRAINT fk_summary_lists_interview_id FOREIGN KEY(interview_id) REFERENCES interviews (id) ON DELETE CASCADE
);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-19-summarised-unsent','weaknesses',0,'No alternative named.','I added a unique constraint',3);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-20-dm-failing','weaknesses',0,'No alternative named.','I added a unique constraint',3);
INSERT INTO "summary_lists" VALUES('old-21-completed','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-21-completed','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-21-completed','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-21-completed','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-21-completed','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-21-completed','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-21-completed','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-21-completed','weaknesses',0,'No alternative named.','I added a unique constraint',3);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-22-completed-discord','weaknesses',0,'No alternative named.','I added a unique constraint',3);
INSERT INTO "summary_lists" VALUES('old-23-late-words','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-23-late-words','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-23-late-words','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-23-late-words','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-23-late-words','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-23-late-words','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-23-late-words','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-23-late-words','weaknesses',0,'No alternative named.','I added a unique constraint',3);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','themes',0,'billing','',NULL);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','themes',1,'unique constraint','',NULL);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','missing',0,'1 of 3 questions were not answered.','',NULL);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','notes',0,'Answer 2 contains instructions to the interviewer; they were not followed and are not summarised.','',NULL);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','points',0,'The batch ran for nine hours.','',1);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','points',1,'41 of 120,000 lines differed.','',2);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','strengths',0,'Designed the consumer.','I designed the consumer.',1);
INSERT INTO "summary_lists" VALUES('old-24-ended-early','weaknesses',0,'No alternative named.','I added a unique constraint',3);
CREATE INDEX ix_interviews_candidate_id ON interviews (candidate_id);
CREATE INDEX ix_interviews_created_at ON interviews (created_at);
CREATE INDEX ix_interviews_inviter_id ON interviews (inviter_id);
CREATE INDEX ix_interviews_platform_due_at ON interviews (platform, due_at);
CREATE INDEX ix_interviews_platform_status ON interviews (platform, status);
CREATE INDEX ix_interviews_workspace_created_at ON interviews (workspace, created_at);
CREATE INDEX ix_journal_interview_id ON journal (interview_id);
CREATE INDEX ix_managers_person_id ON managers (person_id);
CREATE INDEX ix_interviews_keep_until ON interviews (keep_until);
CREATE INDEX ix_interviews_status_platform_workspace ON interviews (status, platform, workspace);
CREATE INDEX ix_interviews_platform_ended_at ON interviews (platform, ended_at);
COMMIT;
