-- plan-1.sql: a plan of schema version 1, as the program that had this version saved it: the tables of then, records,
-- and a history of six steps, of which the last is undone.
--
-- Copyright (C) 2026 The Døgnplan contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- It stays as it is for ever: plans like it are in people's folders.
PRAGMA application_id = 1146113102;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "plan" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "title" TEXT NOT NULL,
  "area" TEXT,
  "decision" TEXT,
  "deadline" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "plan" VALUES('plan','Residential treatment of pregnant women – example','The five KKR areas',NULL,'2025-05-31','An example with the five models of the documents. Figures that no source gives – places, stays, staffing and prices – are our assumptions and marked as such. The estimates of the need count different things and are never averaged. The date of the decision is unknown; steps are counted in months from the decision.');
CREATE TABLE IF NOT EXISTS "assumption" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "value" REAL NOT NULL,
  "unit" TEXT,
  "minimum" REAL,
  "maximum" REAL,
  "source" TEXT,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO assumption VALUES('budget-occupancy',16,'Occupancy budgeted in the rate',0.94999999999999995559,'share',0.5,1.0,'The steering agreements of the framework agreements: occupancy used in the rate','The steering agreements budget residential places at 95–100 %; the low end was chosen because it gives the highest rate and the smallest uncovered amount. The agreement in force has to be checked before the rate is quoted.');
INSERT INTO assumption VALUES('crew-day',13,'Minimum crew of a unit in the waking hours',2.0,'people',0.0,100.0,NULL,'No source sets the crew. With two on duty mother and child can be supported at the same time, and nobody is alone.');
INSERT INTO assumption VALUES('crew-day-hours',14,'Waking hours of the day',16.0,'hours',0.0,24.0,NULL,'No source sets the shifts. Two shifts of eight hours and one at night are our choice.');
INSERT INTO assumption VALUES('crew-night',12,'Minimum crew of a unit at night',1.0,'people',0.0,50.0,NULL,'No source sets the crew. One member of staff awake is the least that makes a unit a round-the-clock one.');
INSERT INTO assumption VALUES('days-course',10,'Days of courses',3.0,'days a year',0.0,60.0,NULL,'No source gives the number. Three days are our choice; a specialised unit needs further training all along. The Agency for Public Finance says that there is no common number; the term has to be set locally.');
INSERT INTO assumption VALUES('days-extra',7,'Extra days off',5.0,'days a year',0.0,30.0,NULL,'The sixth week under the collective agreements. The Agency for Public Finance says that there is no common number; the term has to be set locally.');
INSERT INTO assumption VALUES('days-holiday',6,'Holidays',25.0,'days a year',0.0,60.0,'Agency for Public Finance (oes.dk), effective man-year','Five weeks under the Holiday Act.');
INSERT INTO assumption VALUES('days-public',8,'Public holidays on working days',7.1399999999999996802,'days a year',0.0,15.0,'Agency for Public Finance (oes.dk), effective man-year','The average from 2024, when the general prayer day was abolished.');
INSERT INTO assumption VALUES('days-sick',9,'Days of illness',14.400000000000000355,'days a year',0.0,100.0,'KRL (the wage statistics of municipalities and regions), absence 2019','Residential social educators 2019. The regions'' average was 10.8 days in 2019 and the municipalities'' 16.1 in 2022. The Agency for Public Finance says that there is no common number; the term has to be set locally.');
INSERT INTO assumption VALUES('detour-factor',21,'The road is so many times longer than the straight line',1.3000000000000000444,NULL,1.0,3.0,NULL,'No source gives it for the plan''s towns. 1.2–1.4 is usual for road networks; water is counted by itself through bridges and ferries.');
INSERT INTO assumption VALUES('fixed-cost',20,'Share of the running cost paid from the opening, whatever places are open',1.0,'share',0.0,1.0,NULL,'No source gives it. Round-the-clock staff, house and management have to be there from the first place; so the whole cost is counted from the opening.');
INSERT INTO assumption VALUES('full-neighbour',24,'When a unit is full, another unit takes the woman (1 = yes, 0 = no)',1.0,NULL,0.0,1.0,NULL,'No source says whether the regions help each other. We count on the nearest unit with a free place. 0 means that every region is by itself, as in the formula.');
INSERT INTO assumption VALUES('full-wait',23,'When a unit is full, a woman waits at most',4.0,'weeks',0.0,40.0,NULL,'No source says how long a woman can wait. Four weeks are our choice; each week is lost from the treatment before birth. 0 means that nobody waits, as in the formula.');
INSERT INTO assumption VALUES('handover-minutes',11,'Overlap at the change of shift',0.0,'minutes a day',0.0,480.0,NULL,'No source gives the number. The example''s posts (5.76 for one round the clock) are counted without overlap; 45 minutes a day give 5.94.');
INSERT INTO assumption VALUES('hours-day',5,'Hours of a working day',7.4000000000000003552,'hours',1.0,24.0,'Agency for Public Finance (oes.dk), effective man-year','37 hours over five days.');
INSERT INTO assumption VALUES('hours-norm',4,'Yearly norm of a full-time post',1924.0,'hours',1000.0,2200.0,'Agency for Public Finance (oes.dk), effective man-year','37 hours a week for 52 weeks.');
INSERT INTO assumption VALUES('one-person',15,'A competence rests on one person below',1.5,'FTE',0.0,10.0,NULL,'No source sets a limit. Below one and a half posts there is in practice nobody to cover holidays, illness and resignation.');
INSERT INTO assumption VALUES('practice-horizon',3,'Time to reach an active practice',3.0,'years',1.0,10.0,NULL,'The agency asks for a set horizon but names none. The municipalities'' experience is that it may take 1–3 years to get a unit going and its places filled; the long end is used here.');
INSERT INTO assumption VALUES('rate-band',19,'Surplus or deficit that is not carried on',0.050000000000000002775,'share',0.0,1.0,NULL,'Only the heading of the agreements'' appendix was seen; ±5 % of the cost is our reading and has to be checked.');
INSERT INTO assumption VALUES('rate-ceiling',18,'Highest occupancy of the rate''s two-year rule',0.97999999999999998223,'share',0.10000000000000000555,1.0,'The steering agreements of the framework agreements: occupancy used in the rate','Recommended at most 98 %. The first two years, of which nothing is known yet, are budgeted with it.');
INSERT INTO assumption VALUES('rate-floor',17,'Lowest occupancy of the rate''s two-year rule',0.94999999999999995559,'share',0.10000000000000000555,1.0,'The steering agreements of the framework agreements: occupancy used in the rate','The mean of the two preceding years'' occupancy, yet at least 95 % for residential places (at least 90 % for short and acute stays).');
INSERT INTO assumption VALUES('reach',22,'Reasonable distance',100.0,'km',1.0,500.0,NULL,'The request asks for a reasonable distance without a figure. 100 km by road is our choice.');
INSERT INTO assumption VALUES('referral-spread',25,'Referral comes up to this much earlier or later than on average',9.0,'weeks',0.0,20.0,NULL,'The average follows from the stay before birth: three months before is week 27. No source gives the spread; nine weeks either way reach from week 18 to week 36.');
INSERT INTO assumption VALUES('service-goal',1,'Service goal: at most this share without a place at once',0.10000000000000000555,'share',0.010000000000000000208,0.5,NULL,'No source sets a service goal. The recommendations of 2022 say that residential treatment should be offered at once; that nine in ten find a place at once is our choice.');
INSERT INTO assumption VALUES('simulation-years',27,'Years simulated from the opening',10.0,'years',1.0,30.0,NULL,'Our choice: the start-up is over, and average operation can be seen.');
INSERT INTO assumption VALUES('split-population',2,'The need is split over the regions by population',1.0,NULL,1.0,1.0,NULL,'No source gives the need by region: the agency''s maps come without figures. The population on 1 January 2024 was chosen because it is public and can be checked.');
INSERT INTO assumption VALUES('stay-cv',26,'Stays after birth vary (standard deviation ÷ mean)',0.69999999999999995559,NULL,0.0,2.0,NULL,'No source gives the spread. 0.7 is usual for long stays: some leave early, others stay long. The formula''s answer does not depend on it, the simulation''s only little.');
CREATE TABLE IF NOT EXISTS "basis" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "entity" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "source" TEXT,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO basis VALUES('cost/P-cost-administration/amount','cost','P-cost-administration','amount','assumption',NULL,'No source gives the price. About 5 % of the wages for joint administration, supervision by the authorities and insurance; the rate is disputed and has to be agreed.');
INSERT INTO basis VALUES('cost/P-cost-building/amount','cost','P-cost-building','amount','assumption',NULL,'No source gives a price for the target group. The three projects of the loan pool in Nordjylland cost DKK 1.5–2.5 million a place; the low end is used here, because the places are fitted into existing buildings.');
INSERT INTO basis VALUES('cost/P-cost-food/amount','cost','P-cost-food','amount','assumption',NULL,'No source gives the price. A round amount: DKK 60,000 a place and year; a family uses one place.');
INSERT INTO basis VALUES('cost/P-cost-house/amount','cost','P-cost-house','amount','assumption',NULL,'No source gives the price. A round amount: DKK 90,000 a place and year for rent or depreciation, heating, cleaning and maintenance.');
INSERT INTO basis VALUES('cost/P-cost-inventory/amount','cost','P-cost-inventory','amount','assumption',NULL,'No source gives the price. A round amount: DKK 150,000 a place for furniture and for training before the opening.');
INSERT INTO basis VALUES('cost/P-cost-training/amount','cost','P-cost-training','amount','assumption',NULL,'No source gives the price. A round amount for supervision and further training, about 2 % of the wages.');
INSERT INTO basis VALUES('payer/P-payer-state/share','payer','P-payer-state','share','document','The municipalities'' answer 2025, section 4.1.3',NULL);
INSERT INTO basis VALUES('plan/plan/deadline','plan','plan','deadline','document','Social- og Boligstyrelsen, request for renewed treatment, 2024: no later than 31 May 2025',NULL);
INSERT INTO basis VALUES('proposal/P/financing','proposal','P','financing','document','The municipalities'' answer 2025, section 4.1.3',NULL);
INSERT INTO basis VALUES('proposal/P/operator','proposal','P','operator','document','The municipalities'' answer 2025, section 4.1.3',NULL);
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-1/cost','staffing','P-midtjylland-staff-1','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-1/experience','staffing','P-midtjylland-staff-1','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-1/fte','staffing','P-midtjylland-staff-1','fte','assumption',NULL,'One post round the clock takes 5.76 full-time equivalents: 24 hours × 365 days, divided by the yearly norm of 1,924 hours less holiday, extra days off, public holidays, illness and three course days. The number of posts is our choice.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-2/cost','staffing','P-midtjylland-staff-2','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-2/experience','staffing','P-midtjylland-staff-2','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-2/fte','staffing','P-midtjylland-staff-2','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-3/cost','staffing','P-midtjylland-staff-3','cost','assumption',NULL,'The partner pays the employee; it is our assumption that the unit does not pay for the hours.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-3/experience','staffing','P-midtjylland-staff-3','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-3/fte','staffing','P-midtjylland-staff-3','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-4/cost','staffing','P-midtjylland-staff-4','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-4/experience','staffing','P-midtjylland-staff-4','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-4/fte','staffing','P-midtjylland-staff-4','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-5/cost','staffing','P-midtjylland-staff-5','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-5/experience','staffing','P-midtjylland-staff-5','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-5/fte','staffing','P-midtjylland-staff-5','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-6/cost','staffing','P-midtjylland-staff-6','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-6/experience','staffing','P-midtjylland-staff-6','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-6/fte','staffing','P-midtjylland-staff-6','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-7/cost','staffing','P-midtjylland-staff-7','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-7/experience','staffing','P-midtjylland-staff-7','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-7/fte','staffing','P-midtjylland-staff-7','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-8/cost','staffing','P-midtjylland-staff-8','cost','assumption',NULL,'The partner pays the employee; it is our assumption that the unit does not pay for the hours.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-8/experience','staffing','P-midtjylland-staff-8','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/P-midtjylland-staff-8/fte','staffing','P-midtjylland-staff-8','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-04d0a519/cost','staffing','staffing-04d0a519','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-04d0a519/experience','staffing','staffing-04d0a519','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-04d0a519/fte','staffing','staffing-04d0a519','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-14a80c2b/cost','staffing','staffing-14a80c2b','cost','assumption',NULL,'The partner pays the employee; it is our assumption that the unit does not pay for the hours.');
INSERT INTO basis VALUES('staffing/staffing-14a80c2b/experience','staffing','staffing-14a80c2b','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-14a80c2b/fte','staffing','staffing-14a80c2b','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-35846f53/cost','staffing','staffing-35846f53','cost','assumption',NULL,'The partner pays the employee; it is our assumption that the unit does not pay for the hours.');
INSERT INTO basis VALUES('staffing/staffing-35846f53/experience','staffing','staffing-35846f53','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-35846f53/fte','staffing','staffing-35846f53','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-52d5cc96/cost','staffing','staffing-52d5cc96','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-52d5cc96/experience','staffing','staffing-52d5cc96','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-52d5cc96/fte','staffing','staffing-52d5cc96','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-5af918bb/cost','staffing','staffing-5af918bb','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-5af918bb/experience','staffing','staffing-5af918bb','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-5af918bb/fte','staffing','staffing-5af918bb','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-865ddaa7/cost','staffing','staffing-865ddaa7','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-865ddaa7/experience','staffing','staffing-865ddaa7','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-865ddaa7/fte','staffing','staffing-865ddaa7','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-9a2db853/cost','staffing','staffing-9a2db853','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-9a2db853/experience','staffing','staffing-9a2db853','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-9a2db853/fte','staffing','staffing-9a2db853','fte','assumption',NULL,'No source gives a staffing norm. The hours are a worked example from how many families the unit has at a time.');
INSERT INTO basis VALUES('staffing/staffing-aaa8b12d/cost','staffing','staffing-aaa8b12d','cost','assumption',NULL,'No source gives the price. A round amount for each full-time equivalent in 2025 prices, pension included; to be replaced by your own wages.');
INSERT INTO basis VALUES('staffing/staffing-aaa8b12d/experience','staffing','staffing-aaa8b12d','experience','assumption',NULL,'No source gives the staff''s experience in years. The municipalities were confirmed in that the family outpatient clinics have the highly specialised competences; so several years are counted.');
INSERT INTO basis VALUES('staffing/staffing-aaa8b12d/fte','staffing','staffing-aaa8b12d','fte','assumption',NULL,'One post round the clock takes 5.76 full-time equivalents: 24 hours × 365 days, divided by the yearly norm of 1,924 hours less holiday, extra days off, public holidays, illness and three course days. The number of posts is our choice.');
INSERT INTO basis VALUES('unit/P-midtjylland/municipality','unit','P-midtjylland','municipality','assumption',NULL,'Example: no source says in which town the unit is to lie. The town was chosen because it has a hospital with a maternity ward, which the cooperation with the family outpatient clinic and the maternity care needs.');
INSERT INTO basis VALUES('unit/P-midtjylland/places','unit','P-midtjylland','places','assumption',NULL,'The municipalities speak of a small number of flexible places without a figure. Four family places are a worked example: as many as one post round the clock can carry.');
INSERT INTO basis VALUES('unit/P-midtjylland/ramp_up','unit','P-midtjylland','ramp_up','assumption','The municipalities'' answer 2025, section 4.1.2: 1–3 years','The municipalities'' experience is 1–3 years. The family outpatient clinic knows the target group and can draw staff from similar tasks; so one year is counted.');
INSERT INTO basis VALUES('unit/P-midtjylland/regions','unit','P-midtjylland','regions','assumption',NULL,'No source says which region begins. Midtjylland was chosen as an example because a signed agreement on the family outpatient clinic exists there.');
INSERT INTO basis VALUES('unit/P-midtjylland/stay_after','unit','P-midtjylland','stay_after','assumption',NULL,'No source gives the length of the stay. The agency requires that the whole family can stay on after the birth but names no duration; three months are a worked example.');
INSERT INTO basis VALUES('unit/P-midtjylland/stay_before','unit','P-midtjylland','stay_before','assumption',NULL,'No source gives the length of the stay. Three months before and three months after the birth, six months in all, are a worked example; the stay begins when the need is found, often in mid-pregnancy or later.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/municipality','unit','unit-bbab6df2','municipality','assumption',NULL,'Example: no source says in which town the unit is to lie. The town was chosen because it has a hospital with a maternity ward, which the cooperation with the family outpatient clinic and the maternity care needs.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/places','unit','unit-bbab6df2','places','assumption',NULL,'The municipalities speak of a small number of flexible places without a figure. Four family places are a worked example: as many as one post round the clock can carry.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/ramp_up','unit','unit-bbab6df2','ramp_up','assumption','The municipalities'' answer 2025, section 4.1.2: 1–3 years','The municipalities'' experience is 1–3 years. The family outpatient clinic knows the target group and can draw staff from similar tasks; so one year is counted.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/regions','unit','unit-bbab6df2','regions','assumption',NULL,'No source says which region begins. Midtjylland was chosen as an example because a signed agreement on the family outpatient clinic exists there.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/stay_after','unit','unit-bbab6df2','stay_after','assumption',NULL,'No source gives the length of the stay. The agency requires that the whole family can stay on after the birth but names no duration; three months are a worked example.');
INSERT INTO basis VALUES('unit/unit-bbab6df2/stay_before','unit','unit-bbab6df2','stay_before','assumption',NULL,'No source gives the length of the stay. Three months before and three months after the birth, six months in all, are a worked example; the stay begins when the need is found, often in mid-pregnancy or later.');
CREATE TABLE IF NOT EXISTS "region" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "population" INTEGER NOT NULL,
  "from_2027" TEXT,
  "source" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO region VALUES('DK-81',5,'Nordjylland',593135,'Nordjylland','Statistics Denmark (Statbank), population on 1 January 2024');
INSERT INTO region VALUES('DK-82',4,'Midtjylland',1365688,'Midtjylland','Statistics Denmark (Statbank), population on 1 January 2024');
INSERT INTO region VALUES('DK-83',3,'Syddanmark',1238406,'Syddanmark','Statistics Denmark (Statbank), population on 1 January 2024');
INSERT INTO region VALUES('DK-84',1,'Hovedstaden',1911067,'Østdanmark','Statistics Denmark (Statbank), population on 1 January 2024');
INSERT INTO region VALUES('DK-85',2,'Sjælland',852953,'Østdanmark','Statistics Denmark (Statbank), population on 1 January 2024');
CREATE TABLE IF NOT EXISTS "estimate" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "row" TEXT,
  "perspective" TEXT NOT NULL,
  "year_from" INTEGER NOT NULL,
  "year_to" INTEGER,
  "low" REAL NOT NULL,
  "high" REAL NOT NULL,
  "per_year" INTEGER,
  "comparable" TEXT NOT NULL,
  "used" INTEGER,
  "counts" TEXT NOT NULL,
  "brief" TEXT,
  "source" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO estimate VALUES('cowi-2019',4,'The family outpatient clinics',NULL,'clinics',2019,2019,19.0,51.0,1,'yes',1,'Estimate of the five family outpatient clinics in the COWI survey, 2019','COWI survey','Social- og Boligstyrelsen, data from the family outpatient clinics');
INSERT INTO estimate VALUES('sbst-2024',1,'The agency',NULL,'agency',2024,2024,80.0,100.0,1,'yes',1,'Pregnant women with a yearly need of residential treatment (the agency''s overall assessment)','overall assessment','Social- og Boligstyrelsen, request for renewed treatment, assessment of the size of the target group');
CREATE TABLE IF NOT EXISTS "criterion" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER,
  "parameter" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "weight" REAL NOT NULL,
  "at_0" REAL,
  "at_100" REAL,
  "unit" TEXT,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO criterion VALUES('competence-areas',4,'competences','Share of the competence areas that are staffed','competence_areas',1.0,0.0,1.0,'share','Our assumption: all areas count equally. The agency requires a sufficient number of staff with relevant competences but gives them no weights.');
INSERT INTO criterion VALUES('competence-elements',6,'competences','Share of the eleven treatment elements in place','elements',1.0,0.0,1.0,'share','The agency requires all eleven elements. That they weigh the same is our assumption.');
INSERT INTO criterion VALUES('competence-experience',5,'competences','The staff''s experience with the target group','experience',1.0,0.0,5.0,'years','Our assumption: five years of experience on average give all points. The agency mentions experience from practice without putting a figure to it.');
INSERT INTO criterion VALUES('cooperation-clinic',7,'cooperation','Agreements with the family outpatient clinic','clinic_agreements',1.0,0.0,1.0,'share','The agency asks for a written agreement in every region. That regions count by their share of the need is our assumption.');
INSERT INTO criterion VALUES('cooperation-coordination',9,'cooperation','Coordination across professions and sectors','judgement',1.0,NULL,NULL,NULL,'The agency requires that the unit can take on the role of coordinator. That cannot be computed and has to be judged.');
INSERT INTO criterion VALUES('cooperation-questions',8,'cooperation','Questions that the agreements settle','questions_settled',1.0,0.0,1.0,'share','The recommendations of 2022 ask the fifteen questions. That they weigh the same is our assumption.');
INSERT INTO criterion VALUES('knowledge-description',10,'knowledge','Uses the agency''s course description','judgement',1.0,NULL,NULL,NULL,'The course description of 2022 gathers the best current knowledge. The same weight as the others: our assumption.');
INSERT INTO criterion VALUES('knowledge-dissemination',14,'knowledge','Spreads knowledge to others','judgement',1.0,NULL,NULL,NULL,'The parameter requires that the unit helps to spread the best current knowledge.');
INSERT INTO criterion VALUES('knowledge-network',13,'knowledge','Takes part in a national knowledge environment','judgement',1.0,NULL,NULL,NULL,'The agency asks for a proposal on cooperation between the units on a national knowledge environment.');
INSERT INTO criterion VALUES('knowledge-registration',12,'knowledge','Registers courses and follows them up','judgement',1.0,NULL,NULL,NULL,'The municipalities suggest research and registration in section 4.1. That it is part of knowledge distribution is our assumption.');
INSERT INTO criterion VALUES('knowledge-supervision',11,'knowledge','Regular supervision and further training','judgement',1.0,NULL,NULL,NULL,'The parameter requires a practice that is kept up to date. That supervision is a sign of it is our assumption.');
INSERT INTO criterion VALUES('practice-per-fte',2,'practice','Women a year for each full-time equivalent','women_per_fte',1.0,0.0,1.0,'women a year','Our assumption: one course a year for each full-time equivalent gives every employee continuous experience. No source gives a limit.');
INSERT INTO criterion VALUES('practice-rampup',3,'practice','Months from the opening to full operation','months_to_full',1.0,60.0,0.0,'months','Our assumption: full operation at once gives all points, five years give none. The municipalities'' experience of 1–3 years lies in between.');
INSERT INTO criterion VALUES('practice-volume',1,'practice','Women a year in the smallest unit','women_per_unit',2.0,0.0,10.0,'women a year','Our assumption: ten courses a year in the smallest unit count as a full active practice. The agency writes that practice makes perfect but gives no figure. The weight is double because volume is the core of the parameter.');
CREATE TABLE IF NOT EXISTS "proposal" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "brief" TEXT,
  "model" TEXT,
  "proposer" TEXT,
  "status" TEXT,
  "summary" TEXT,
  "operator" TEXT,
  "financing" TEXT,
  "financing_note" TEXT,
  "price_year" INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO proposal VALUES('P',4,'Pilot: one region sets up places','Pilot','P','The five KKR areas','proposed','The municipalities recommend that the agency, in dialogue with Danske Regioner, finds a region and a family outpatient clinic willing to set up a small number of flexible places as a pilot. The example counts with Midtjylland. The other four regions have no unit in this proposal; the women there are without a place.','regional','state','The municipalities recommend a dialogue with the ministry on state financing.',2025);
CREATE TABLE IF NOT EXISTS "unit" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "kind" TEXT,
  "attached_to" TEXT,
  "regions" TEXT,
  "municipality" TEXT,
  "site" TEXT,
  "latitude" REAL,
  "longitude" REAL,
  "places" INTEGER,
  "opening" TEXT,
  "ramp_up" INTEGER,
  "stay_before" REAL,
  "stay_after" REAL,
  "admits_partner" INTEGER,
  "admits_siblings" INTEGER,
  "admits_active_use" INTEGER,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO unit VALUES('P-midtjylland','P',1,'Midtjylland','department','The family outpatient clinic of Region Midtjylland','DK-82','751','Aarhus',NULL,NULL,7,NULL,12,0.5,3.0,1,1,NULL,replace('Første linje\nanden – “øst”','\n',char(10)));
INSERT INTO unit VALUES('unit-bbab6df2','P',2,'Midtjylland (copy)','department','The family outpatient clinic of Region Midtjylland','DK-82','751','Aarhus',NULL,NULL,7,NULL,12,0.5,3.0,1,1,NULL,replace('Første linje\nanden – “øst”','\n',char(10)));
CREATE TABLE IF NOT EXISTS "legal_basis" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "unit" TEXT NOT NULL,
  "position" INTEGER,
  "basis" TEXT NOT NULL,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO legal_basis VALUES('P-midtjylland-law-hold-1','P-midtjylland',3,'hold-1','Contract on voluntary retention in treatment for drugs');
INSERT INTO legal_basis VALUES('P-midtjylland-law-sul-141b','P-midtjylland',2,'sul-141b','Retention in treatment for alcohol');
INSERT INTO legal_basis VALUES('P-midtjylland-law-vej-49-2009','P-midtjylland',1,'vej-49-2009','Places at the regional family outpatient clinics');
INSERT INTO legal_basis VALUES('legal_basis-1f010816','unit-bbab6df2',3,'hold-1','Contract on voluntary retention in treatment for drugs');
INSERT INTO legal_basis VALUES('legal_basis-3ef1e257','unit-bbab6df2',1,'vej-49-2009','Places at the regional family outpatient clinics');
INSERT INTO legal_basis VALUES('legal_basis-894eeeed','unit-bbab6df2',2,'sul-141b','Retention in treatment for alcohol');
CREATE TABLE IF NOT EXISTS "element" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "unit" TEXT NOT NULL,
  "position" INTEGER,
  "element" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO element VALUES('P-midtjylland-afterbirth','P-midtjylland',11,'afterbirth','unknown','The transition to the family''s own home is to be studied; a continued stay is not described.');
INSERT INTO element VALUES('P-midtjylland-assessment','P-midtjylland',6,'assessment','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('P-midtjylland-attendance','P-midtjylland',10,'attendance','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('P-midtjylland-clinic','P-midtjylland',5,'clinic','own','The places lie at the family outpatient clinic.');
INSERT INTO element VALUES('P-midtjylland-parenting','P-midtjylland',2,'parenting','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('P-midtjylland-partner','P-midtjylland',7,'partner','own','A stay for the partner is mentioned; treatment of the partner is not described.');
INSERT INTO element VALUES('P-midtjylland-psychologist','P-midtjylland',9,'psychologist','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('P-midtjylland-retention','P-midtjylland',4,'retention','own','The municipalities recommend the legal bases of retention.');
INSERT INTO element VALUES('P-midtjylland-shielded','P-midtjylland',1,'shielded','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('P-midtjylland-siblings','P-midtjylland',8,'siblings','own','A stay for other children is mentioned.');
INSERT INTO element VALUES('P-midtjylland-substance','P-midtjylland',3,'substance','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-12d8644f','unit-bbab6df2',9,'psychologist','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-26f0a0d5','unit-bbab6df2',5,'clinic','own','The places lie at the family outpatient clinic.');
INSERT INTO element VALUES('element-2dc5f927','unit-bbab6df2',8,'siblings','own','A stay for other children is mentioned.');
INSERT INTO element VALUES('element-6e0dc3d2','unit-bbab6df2',10,'attendance','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-6e6f1c80','unit-bbab6df2',3,'substance','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-73cf4cbd','unit-bbab6df2',6,'assessment','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-76031d98','unit-bbab6df2',7,'partner','own','A stay for the partner is mentioned; treatment of the partner is not described.');
INSERT INTO element VALUES('element-abd276cb','unit-bbab6df2',4,'retention','own','The municipalities recommend the legal bases of retention.');
INSERT INTO element VALUES('element-de484655','unit-bbab6df2',2,'parenting','unknown','Not described; the professional intervention is to be as now.');
INSERT INTO element VALUES('element-e08668b9','unit-bbab6df2',11,'afterbirth','unknown','The transition to the family''s own home is to be studied; a continued stay is not described.');
INSERT INTO element VALUES('element-ec7e1e77','unit-bbab6df2',1,'shielded','unknown','Not described; the professional intervention is to be as now.');
CREATE TABLE IF NOT EXISTS "staffing" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "unit" TEXT NOT NULL,
  "position" INTEGER,
  "function" TEXT NOT NULL,
  "competence" TEXT,
  "fte" REAL,
  "employment" TEXT,
  "experience" REAL,
  "cost" REAL
) STRICT, WITHOUT ROWID;
INSERT INTO staffing VALUES('P-midtjylland-staff-1','P-midtjylland',1,'Round-the-clock staff: education and health','care',5.7599999999999997868,'own',4.0,2995000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-2','P-midtjylland',2,'Family therapist','family',1.0,'own',4.0,600000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-3','P-midtjylland',3,'Substance-use therapist','substance',0.5,'partner',4.0,0.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-4','P-midtjylland',4,'Social worker, coordinator','social',0.5,'own',4.0,280000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-5','P-midtjylland',5,'Health visitor with knowledge of infants','infant',0.29999999999999998889,'own',4.0,175000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-6','P-midtjylland',6,'Midwife','pregnancy',0.5,'own',4.0,300000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-7','P-midtjylland',7,'Psychologist','psychology',0.2000000000000000111,'own',4.0,150000.0);
INSERT INTO staffing VALUES('P-midtjylland-staff-8','P-midtjylland',8,'Psychiatrist','psychiatry',0.10000000000000000555,'partner',4.0,0.0);
INSERT INTO staffing VALUES('staffing-04d0a519','unit-bbab6df2',2,'Family therapist','family',1.0,'own',4.0,600000.0);
INSERT INTO staffing VALUES('staffing-14a80c2b','unit-bbab6df2',8,'Psychiatrist','psychiatry',0.10000000000000000555,'partner',4.0,0.0);
INSERT INTO staffing VALUES('staffing-35846f53','unit-bbab6df2',3,'Substance-use therapist','substance',0.5,'partner',4.0,0.0);
INSERT INTO staffing VALUES('staffing-52d5cc96','unit-bbab6df2',5,'Health visitor with knowledge of infants','infant',0.29999999999999998889,'own',4.0,175000.0);
INSERT INTO staffing VALUES('staffing-5af918bb','unit-bbab6df2',4,'Social worker, coordinator','social',0.5,'own',4.0,280000.0);
INSERT INTO staffing VALUES('staffing-865ddaa7','unit-bbab6df2',7,'Psychologist','psychology',0.2000000000000000111,'own',4.0,150000.0);
INSERT INTO staffing VALUES('staffing-9a2db853','unit-bbab6df2',6,'Midwife','pregnancy',0.5,'own',4.0,300000.0);
INSERT INTO staffing VALUES('staffing-aaa8b12d','unit-bbab6df2',1,'Round-the-clock staff: education and health','care',5.7599999999999997868,'own',4.0,2995000.0);
CREATE TABLE IF NOT EXISTS "cost" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "amount" REAL,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO cost VALUES('P-cost-administration','P',6,'Administration, supervision by the authorities and insurance','running',200000.0,NULL);
INSERT INTO cost VALUES('P-cost-building','P',1,'Fitting out at one family outpatient clinic','capital',6000000.0,NULL);
INSERT INTO cost VALUES('P-cost-food','P',4,'Food and daily expenses','running',240000.0,NULL);
INSERT INTO cost VALUES('P-cost-house','P',3,'Running of the buildings','running',360000.0,'Wages stand under staffing.');
INSERT INTO cost VALUES('P-cost-inventory','P',2,'Furniture and start-up','capital',600000.0,NULL);
INSERT INTO cost VALUES('P-cost-training','P',5,'Supervision and further training','running',100000.0,NULL);
CREATE TABLE IF NOT EXISTS "payer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "share" REAL,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO payer VALUES('P-payer-state','P',1,'The state',1.0,'After dialogue with the ministry');
CREATE TABLE IF NOT EXISTS "agreement" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "party" TEXT,
  "regions" TEXT,
  "status" TEXT NOT NULL,
  "expected" TEXT,
  "settled" TEXT,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO agreement VALUES('P-agreement-hovedstaden','P',7,'No agreement on the target group as such between the municipalities, the region and PLO in Hovedstaden','region','DK-84','none',NULL,NULL,'The municipalities'' answer 2025, section 3.3: refers to the communication agreements under the health agreement 2024–2027.');
INSERT INTO agreement VALUES('P-agreement-hovedstaden-centres','P',8,'Agreement between the family outpatient clinics and the substance-use centres of the City of Copenhagen','clinic','DK-84','preparation',NULL,NULL,'The municipalities'' answer 2025, section 3.3: about to be concluded; the like is planned with the other municipal substance-use centres.');
INSERT INTO agreement VALUES('P-agreement-midtjylland-clinic','P',2,'Cooperation agreement on the family outpatient clinic','clinic','DK-82','signed','2016',NULL,'The municipalities'' answer 2025, section 3.3: cross-sector cooperation on families attached to the family outpatient clinic.');
INSERT INTO agreement VALUES('P-agreement-midtjylland-team','P',3,'Cooperation agreement on a joint pregnancy team','region','DK-82','signed','2015',NULL,'The municipalities'' answer 2025, section 3.3: earlier help and a better coordinated effort for vulnerable pregnant women.');
INSERT INTO agreement VALUES('P-agreement-nordjylland','P',1,'Cooperation agreement on vulnerable pregnant women (municipalities, Region Nordjylland and PLO Nordjylland)','region','DK-81','signed','2017',NULL,'The municipalities'' answer 2025, section 3.3: a model for screening; every second year it is considered whether the agreement needs revision.');
INSERT INTO agreement VALUES('P-agreement-sjaelland','P',6,'Birth plan for Region Sjælland; forum for cooperation on birth','region','DK-85','signed','2023',NULL,'The municipalities'' answer 2025, section 3.3: the cooperation between the bodies, also on vulnerable pregnant women.');
INSERT INTO agreement VALUES('P-agreement-syddanmark-clinic','P',5,'Cooperation agreement on pregnant women and children attached to Familieambulatoriet Plus','clinic','DK-83','revision',NULL,NULL,'The municipalities'' answer 2025, section 3.3: a revised merger of the agreements was in consultation in mid-2024 and awaits final approval.');
INSERT INTO agreement VALUES('P-agreement-syddanmark-vulnerable','P',4,'Cooperation agreement on vulnerable pregnant women','region','DK-83','signed',NULL,NULL,'The municipalities'' answer 2025, section 3.3: all bodies of the maternity care; the year is not stated.');
CREATE TABLE IF NOT EXISTS "step" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT,
  "position" INTEGER,
  "name" TEXT NOT NULL,
  "track" TEXT,
  "earliest" TEXT,
  "likely" TEXT,
  "latest" TEXT,
  "certainty" TEXT NOT NULL,
  "depends_on" TEXT,
  "opens" INTEGER,
  "note" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO step VALUES('P-step-agreements','P',3,'The cooperation agreement is updated with a section on residential stays','Agreements',NULL,NULL,NULL,'unknown','P-step-dialogue',NULL,'The region and its municipalities; the time is unknown.');
INSERT INTO step VALUES('P-step-dialogue','P',1,'Dialogue on which region is willing','Decision',NULL,NULL,NULL,'unknown',NULL,NULL,'The agency and Danske Regioner (section 4.1.3).');
INSERT INTO step VALUES('P-step-evaluation','P',5,'Evaluation: who accepts the offer and benefits from it?','Knowledge',NULL,NULL,NULL,'unknown','P-step-opening',NULL,'The municipalities suggest research and registration (section 4.1).');
INSERT INTO step VALUES('P-step-financing','P',2,'State financing settled','Financing',NULL,NULL,NULL,'unknown','P-step-dialogue',NULL,'The agency and the ministry (section 4.1.3).');
INSERT INTO step VALUES('P-step-opening','P',4,'The first places open','Operation',NULL,NULL,NULL,'unknown','P-step-financing,P-step-agreements',1,'The time follows from the dialogue.');
INSERT INTO step VALUES('reform-agreement-process',NULL,2,'The agreement process with KL and Danske Regioner begins','Transfer of tasks',NULL,'2025-03',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-councils-objections',NULL,6,'Deadline for objections to the boundaries and names of the health councils','Health councils',NULL,'2025-06',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-division-agreement',NULL,13,'Deadline for the agreement between municipalities and regions on how the transfer is divided','Health councils',NULL,'2026-07',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-election',NULL,10,'Municipal and regional elections','Health councils',NULL,'2025-11-18',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-handover',NULL,14,'The municipalities hand over health tasks to the regions; 17 health councils','Transfer of tasks',NULL,'2027-01-01',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-municipal-information',NULL,7,'Deadline for the municipalities'' information to the region','Transfer of tasks',NULL,'2025-09',NULL,'not_stated',NULL,NULL,'Cross-sector level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-municipal-operation',NULL,12,'The region must have concluded any agreements with municipalities on municipal operation','Health councils',NULL,'2026-04-01',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-package-1-passed',NULL,5,'Package of acts I is passed','Packages of acts',NULL,'2025-06',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-package-1-tabled',NULL,4,'Package of acts I is tabled','Packages of acts',NULL,'2025-04-24',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-package-2-passed',NULL,9,'Package of acts II is passed','Packages of acts',NULL,'2025-11',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-preparatory-councils',NULL,11,'The preparatory health councils are set up','Health councils',NULL,'2026-01-01',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-regions-act',NULL,3,'Bill on changes of the Regions Act (new authorities, transitional year) is expected to be tabled','Governance',NULL,'2025-04',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
INSERT INTO step VALUES('reform-transfer-bill',NULL,8,'Bill on the transfer of tasks is tabled','Transfer of tasks',NULL,'2025-10',NULL,'not_stated',NULL,NULL,'National level. Source: Cross-sector work plan of the health-care reform 2025–2026; its colours of certainty are not reproduced.');
CREATE TABLE IF NOT EXISTS "answer" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "requirement" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "text" TEXT,
  "waits_for" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO answer VALUES('P-answer-1-attachment','P',2,'1.attachment','reservation','One family outpatient clinic that is willing. Which one is not decided.',NULL);
INSERT INTO answer VALUES('P-answer-1-coherence','P',9,'1.coherence','missing',NULL,NULL);
INSERT INTO answer VALUES('P-answer-1-combined','P',6,'1.combined','missing',NULL,NULL);
INSERT INTO answer VALUES('P-answer-1-competences','P',4,'1.competences','answered','The same composition as at the family outpatient clinic today.',NULL);
INSERT INTO answer VALUES('P-answer-1-content','P',3,'1.content','reservation','The intervention is as now, with the possibility of a stay for the woman and her close family.',NULL);
INSERT INTO answer VALUES('P-answer-1-horizon','P',7,'1.horizon','reservation','The pilot is to show it. Research and registration are suggested.',NULL);
INSERT INTO answer VALUES('P-answer-1-legal','P',1,'1.legal','answered','The same legal basis as for the family outpatient clinics, and the rules on retention.',NULL);
INSERT INTO answer VALUES('P-answer-1-network','P',8,'1.network','missing',NULL,NULL);
INSERT INTO answer VALUES('P-answer-1-place','P',5,'1.place','waiting','In the region that is willing; Aarhus is an example.','Dialogue between Social- og Boligstyrelsen and Danske Regioner; the time is unknown');
INSERT INTO answer VALUES('P-answer-1-reach','P',10,'1.reach','refused','A pilot in one region cannot meet the need of every region. The municipalities first want to know who accepts the offer and how far the families are willing to travel.',NULL);
INSERT INTO answer VALUES('P-answer-2-plan','P',11,'2.plan','answered','The region''s cooperation agreement is updated with a section on residential stays.',NULL);
INSERT INTO answer VALUES('P-answer-2-when','P',12,'2.when','waiting',NULL,'Dialogue between Social- og Boligstyrelsen and Danske Regioner; the time is unknown');
INSERT INTO answer VALUES('P-answer-3-model','P',13,'3.model','answered','Financing by the state.',NULL);
INSERT INTO answer VALUES('P-answer-3-new-or-wing','P',14,'3.new_or_wing','answered','Places following on from an existing family outpatient clinic.',NULL);
INSERT INTO answer VALUES('P-answer-3-operator','P',15,'3.operator','refused','The municipalities do not take on the operation; the region runs the places.',NULL);
INSERT INTO answer VALUES('P-answer-4-when','P',16,'4.when','waiting','The time follows from the dialogue between the agency and Danske Regioner.','Dialogue between Social- og Boligstyrelsen and Danske Regioner; the time is unknown');
CREATE TABLE IF NOT EXISTS "judgement" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "proposal" TEXT NOT NULL,
  "position" INTEGER,
  "criterion" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "evidence" TEXT,
  "reason" TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO judgement VALUES('P-judgement-cooperation-coordination','P',1,'cooperation-coordination','beginning','The municipalities'' answer 2025, sections 3.3 and 4.1.3','Cooperation agreements exist in most regions; which region begins is not decided.');
INSERT INTO judgement VALUES('P-judgement-knowledge-description','P',2,'knowledge-description','unknown',NULL,'The documents say nothing about it for this model.');
INSERT INTO judgement VALUES('P-judgement-knowledge-dissemination','P',6,'knowledge-dissemination','unknown',NULL,'The documents say nothing about it for this model.');
INSERT INTO judgement VALUES('P-judgement-knowledge-network','P',5,'knowledge-network','unknown',NULL,'The documents say nothing about it for this model.');
INSERT INTO judgement VALUES('P-judgement-knowledge-registration','P',4,'knowledge-registration','beginning','The municipalities'' answer 2025, section 4.1','Research and registration are suggested but not planned.');
INSERT INTO judgement VALUES('P-judgement-knowledge-supervision','P',3,'knowledge-supervision','unknown',NULL,'The documents say nothing about it for this model.');
CREATE TABLE IF NOT EXISTS "history" (
  "number" INTEGER PRIMARY KEY,
  "done_at" TEXT NOT NULL,
  "author" TEXT,
  "label" TEXT NOT NULL,
  "state" INTEGER NOT NULL,
  "changeset" BLOB NOT NULL
) STRICT;
INSERT INTO history VALUES(1,'2026-02-03T09:15:00Z','KKR Nordjylland','Midtjylland: Places 4 → 7',1,X'54140100000000000000000000000000000000000000756e6974001700030d502d6d6964746a796c6c616e6400000000000000000000010000000000000004000000000000000000000000000000000000000100000000000000070000000000000000');
INSERT INTO history VALUES(2,'2026-02-03T09:15:00Z','KKR Nordjylland','Midtjylland: Note changed',2,X'54140100000000000000000000000000000000000000756e6974001700030d502d6d6964746a796c6c616e64000000000000000000000000000000000000033a4120736d616c6c206e756d626572206f6620666c657869626c6520706c616365732e20546865206f70656e696e6720697320756e6b6e6f776e2e00000000000000000000000000000000000000032246c3b872737465206c696e6a650a616e64656e20e2809320e2809cc3b87374e2809d');
INSERT INTO history VALUES(3,'2026-02-03T09:15:00Z','KKR Nordjylland','Midtjylland: Stay before birth 3 → 0.5',3,X'54140100000000000000000000000000000000000000756e6974001700030d502d6d6964746a796c6c616e640000000000000000000000000002400800000000000000000000000000000000000000000000000000023fe00000000000000000000000');
INSERT INTO history VALUES(4,'2026-02-04T10:00:00Z','KKR Nordjylland','Unit duplicated: Midtjylland',4,X'5407010000000000006261736973001200031e756e69742f756e69742d62626162366466322f737461795f6265666f72650304756e6974030d756e69742d6262616236646632030b737461795f6265666f7265030a617373756d7074696f6e0503814f4e6f20736f7572636520676976657320746865206c656e677468206f662074686520737461792e205468726565206d6f6e746873206265666f726520616e64207468726565206d6f6e746873206166746572207468652062697274682c20736978206d6f6e74687320696e20616c6c2c20617265206120776f726b6564206578616d706c653b20746865207374617920626567696e73207768656e20746865206e65656420697320666f756e642c206f6674656e20696e206d69642d707265676e616e6379206f72206c617465722e120003257374616666696e672f7374616666696e672d61616138623132642f657870657269656e636503087374616666696e6703117374616666696e672d6161613862313264030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031e7374616666696e672f7374616666696e672d31346138306332622f66746503087374616666696e6703117374616666696e672d31346138306332620303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e1200031e7374616666696e672f7374616666696e672d35616639313862622f66746503087374616666696e6703117374616666696e672d35616639313862620303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e120003257374616666696e672f7374616666696e672d31346138306332622f657870657269656e636503087374616666696e6703117374616666696e672d3134613830633262030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e120003257374616666696e672f7374616666696e672d38363564646161372f657870657269656e636503087374616666696e6703117374616666696e672d3836356464616137030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031f756e69742f756e69742d62626162366466322f6d756e69636970616c6974790304756e6974030d756e69742d6262616236646632030c6d756e69636970616c697479030a617373756d7074696f6e050381544578616d706c653a206e6f20736f75726365207361797320696e20776869636820746f776e2074686520756e697420697320746f206c69652e2054686520746f776e207761732063686f73656e206265636175736520697420686173206120686f73706974616c20776974682061206d617465726e69747920776172642c2077686963682074686520636f6f7065726174696f6e2077697468207468652066616d696c79206f757470617469656e7420636c696e696320616e6420746865206d617465726e6974792063617265206e656564732e1200031f7374616666696e672f7374616666696e672d33353834366635332f636f737403087374616666696e6703117374616666696e672d33353834366635330304636f7374030a617373756d7074696f6e05035d54686520706172746e657220706179732074686520656d706c6f7965653b206974206973206f757220617373756d7074696f6e20746861742074686520756e697420646f6573206e6f742070617920666f722074686520686f7572732e1200031f7374616666696e672f7374616666696e672d30346430613531392f636f737403087374616666696e6703117374616666696e672d30346430613531390304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e120003257374616666696e672f7374616666696e672d35616639313862622f657870657269656e636503087374616666696e6703117374616666696e672d3561663931386262030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031f7374616666696e672f7374616666696e672d35616639313862622f636f737403087374616666696e6703117374616666696e672d35616639313862620304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e1200031f7374616666696e672f7374616666696e672d31346138306332622f636f737403087374616666696e6703117374616666696e672d31346138306332620304636f7374030a617373756d7074696f6e05035d54686520706172746e657220706179732074686520656d706c6f7965653b206974206973206f757220617373756d7074696f6e20746861742074686520756e697420646f6573206e6f742070617920666f722074686520686f7572732e1200031e7374616666696e672f7374616666696e672d61616138623132642f66746503087374616666696e6703117374616666696e672d61616138623132640303667465030a617373756d7074696f6e0503816b4f6e6520706f737420726f756e642074686520636c6f636b2074616b657320352e37362066756c6c2d74696d65206571756976616c656e74733a20323420686f75727320c3972033363520646179732c20646976696465642062792074686520796561726c79206e6f726d206f6620312c39323420686f757273206c65737320686f6c696461792c2065787472612064617973206f66662c207075626c696320686f6c69646179732c20696c6c6e65737320616e6420746872656520636f7572736520646179732e20546865206e756d626572206f6620706f737473206973206f75722063686f6963652e1200031e7374616666696e672f7374616666696e672d30346430613531392f66746503087374616666696e6703117374616666696e672d30346430613531390303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e120003257374616666696e672f7374616666696e672d35326435636339362f657870657269656e636503087374616666696e6703117374616666696e672d3532643563633936030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e12000319756e69742f756e69742d62626162366466322f706c616365730304756e6974030d756e69742d62626162366466320306706c61636573030a617373756d7074696f6e05038127546865206d756e69636970616c697469657320737065616b206f66206120736d616c6c206e756d626572206f6620666c657869626c6520706c6163657320776974686f75742061206669677572652e20466f75722066616d696c7920706c6163657320617265206120776f726b6564206578616d706c653a206173206d616e79206173206f6e6520706f737420726f756e642074686520636c6f636b2063616e2063617272792e1200031e7374616666696e672f7374616666696e672d39613264623835332f66746503087374616666696e6703117374616666696e672d39613264623835330303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e120003257374616666696e672f7374616666696e672d33353834366635332f657870657269656e636503087374616666696e6703117374616666696e672d3335383436663533030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031e7374616666696e672f7374616666696e672d35326435636339362f66746503087374616666696e6703117374616666696e672d35326435636339360303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e1200031f7374616666696e672f7374616666696e672d38363564646161372f636f737403087374616666696e6703117374616666696e672d38363564646161370304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e1200031d756e69742f756e69742d62626162366466322f737461795f61667465720304756e6974030d756e69742d6262616236646632030a737461795f6166746572030a617373756d7074696f6e050381274e6f20736f7572636520676976657320746865206c656e677468206f662074686520737461792e20546865206167656e63792072657175697265732074686174207468652077686f6c652066616d696c792063616e2073746179206f6e2061667465722074686520626972746820627574206e616d6573206e6f206475726174696f6e3b207468726565206d6f6e74687320617265206120776f726b6564206578616d706c652e1200031f7374616666696e672f7374616666696e672d61616138623132642f636f737403087374616666696e6703117374616666696e672d61616138623132640304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e1200031f7374616666696e672f7374616666696e672d35326435636339362f636f737403087374616666696e6703117374616666696e672d35326435636339360304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e120003257374616666696e672f7374616666696e672d30346430613531392f657870657269656e636503087374616666696e6703117374616666696e672d3034643061353139030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031a756e69742f756e69742d62626162366466322f72616d705f75700304756e6974030d756e69742d6262616236646632030772616d705f7570030a617373756d7074696f6e033b546865206d756e69636970616c69746965732720616e7377657220323032352c2073656374696f6e20342e312e323a2031e2809333207965617273038121546865206d756e69636970616c69746965732720657870657269656e63652069732031e28093332079656172732e205468652066616d696c79206f757470617469656e7420636c696e6963206b6e6f777320746865207461726765742067726f757020616e642063616e20647261772073746166662066726f6d2073696d696c6172207461736b733b20736f206f6e65207965617220697320636f756e7465642e1200031e7374616666696e672f7374616666696e672d38363564646161372f66746503087374616666696e6703117374616666696e672d38363564646161370303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e1200031f7374616666696e672f7374616666696e672d39613264623835332f636f737403087374616666696e6703117374616666696e672d39613264623835330304636f7374030a617373756d7074696f6e0503810b4e6f20736f75726365206769766573207468652070726963652e204120726f756e6420616d6f756e7420666f7220656163682066756c6c2d74696d65206571756976616c656e7420696e2032303235207072696365732c2070656e73696f6e20696e636c756465643b20746f206265207265706c6163656420627920796f7572206f776e2077616765732e1200031e7374616666696e672f7374616666696e672d33353834366635332f66746503087374616666696e6703117374616666696e672d33353834366635330303667465030a617373756d7074696f6e05036e4e6f20736f757263652067697665732061207374616666696e67206e6f726d2e2054686520686f75727320617265206120776f726b6564206578616d706c652066726f6d20686f77206d616e792066616d696c6965732074686520756e69742068617320617420612074696d652e120003257374616666696e672f7374616666696e672d39613264623835332f657870657269656e636503087374616666696e6703117374616666696e672d3961326462383533030a657870657269656e6365030a617373756d7074696f6e0503813f4e6f20736f7572636520676976657320746865207374616666277320657870657269656e636520696e2079656172732e20546865206d756e69636970616c6974696573207765726520636f6e6669726d656420696e2074686174207468652066616d696c79206f757470617469656e7420636c696e69637320686176652074686520686967686c79207370656369616c6973656420636f6d706574656e6365733b20736f207365766572616c2079656172732061726520636f756e7465642e1200031a756e69742f756e69742d62626162366466322f726567696f6e730304756e6974030d756e69742d62626162366466320307726567696f6e73030a617373756d7074696f6e050381114e6f20736f75726365207361797320776869636820726567696f6e20626567696e732e204d6964746a796c6c616e64207761732063686f73656e20617320616e206578616d706c6520626563617573652061207369676e65642061677265656d656e74206f6e207468652066616d696c79206f757470617469656e7420636c696e6963206578697374732074686572652e54140100000000000000000000000000000000000000756e6974001200030d756e69742d626261623664663203015001000000000000000203124d6964746a796c6c616e642028636f707929030a6465706172746d656e7403325468652066616d696c79206f757470617469656e7420636c696e6963206f6620526567696f6e204d6964746a796c6c616e640305444b2d38320303373531030641617268757305050100000000000000070501000000000000000c023fe000000000000002400800000000000001000000000000000101000000000000000105032246c3b872737465206c696e6a650a616e64656e20e2809320e2809cc3b87374e2809d540501000000006c6567616c5f626173697300120003146c6567616c5f62617369732d3839346565656564030d756e69742d6262616236646632010000000000000002030873756c2d313431620322526574656e74696f6e20696e2074726561746d656e7420666f7220616c636f686f6c120003146c6567616c5f62617369732d3365663165323537030d756e69742d6262616236646632010000000000000001030b76656a2d34392d323030390330506c616365732061742074686520726567696f6e616c2066616d696c79206f757470617469656e7420636c696e696373120003146c6567616c5f62617369732d3166303130383136030d756e69742d62626162366466320100000000000000030306686f6c642d310336436f6e7472616374206f6e20766f6c756e7461727920726574656e74696f6e20696e2074726561746d656e7420666f722064727567735406010000000000656c656d656e740012000310656c656d656e742d6162643237366362030d756e69742d62626162366466320100000000000000040309726574656e74696f6e03036f776e033a546865206d756e69636970616c6974696573207265636f6d6d656e6420746865206c6567616c206261736573206f6620726574656e74696f6e2e12000310656c656d656e742d3665366631633830030d756e69742d626261623664663201000000000000000303097375627374616e63650307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d6465343834363535030d756e69742d62626162366466320100000000000000020309706172656e74696e670307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d3264633566393237030d756e69742d626261623664663201000000000000000803087369626c696e677303036f776e032741207374617920666f72206f74686572206368696c6472656e206973206d656e74696f6e65642e12000310656c656d656e742d3736303331643938030d756e69742d62626162366466320100000000000000070307706172746e657203036f776e034f41207374617920666f722074686520706172746e6572206973206d656e74696f6e65643b2074726561746d656e74206f662074686520706172746e6572206973206e6f74206465736372696265642e12000310656c656d656e742d6563376531653737030d756e69742d62626162366466320100000000000000010308736869656c6465640307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d3665306463336432030d756e69742d626261623664663201000000000000000a030a617474656e64616e63650307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d3132643836343466030d756e69742d6262616236646632010000000000000009030c70737963686f6c6f676973740307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d3236663061306435030d756e69742d62626162366466320100000000000000050306636c696e696303036f776e032f54686520706c61636573206c6965206174207468652066616d696c79206f757470617469656e7420636c696e69632e12000310656c656d656e742d3733636634636264030d756e69742d6262616236646632010000000000000006030a6173736573736d656e740307756e6b6e6f776e033d4e6f74206465736372696265643b207468652070726f66657373696f6e616c20696e74657276656e74696f6e20697320746f206265206173206e6f772e12000310656c656d656e742d6530383636386239030d756e69742d626261623664663201000000000000000b030a616674657262697274680307756e6b6e6f776e035c546865207472616e736974696f6e20746f207468652066616d696c792773206f776e20686f6d6520697320746f20626520737475646965643b206120636f6e74696e7565642073746179206973206e6f74206465736372696265642e54090100000000000000007374616666696e6700120003117374616666696e672d3561663931386262030d756e69742d6262616236646632010000000000000004031a536f6369616c20776f726b65722c20636f6f7264696e61746f720306736f6369616c023fe000000000000003036f776e024010000000000000024111170000000000120003117374616666696e672d3134613830633262030d756e69742d6262616236646632010000000000000008030c507379636869617472697374030a70737963686961747279023fb999999999999a0307706172746e6572024010000000000000020000000000000000120003117374616666696e672d6161613862313264030d756e69742d6262616236646632010000000000000001032b526f756e642d7468652d636c6f636b2073746166663a20656475636174696f6e20616e64206865616c74680304636172650240170a3d70a3d70a03036f776e024010000000000000024146d99c00000000120003117374616666696e672d3961326462383533030d756e69742d626261623664663201000000000000000603074d6964776966650309707265676e616e6379023fe000000000000003036f776e0240100000000000000241124f8000000000120003117374616666696e672d3034643061353139030d756e69742d6262616236646632010000000000000002031046616d696c7920746865726170697374030666616d696c79023ff000000000000003036f776e0240100000000000000241224f8000000000120003117374616666696e672d3532643563633936030d756e69742d626261623664663201000000000000000503284865616c74682076697369746f722077697468206b6e6f776c65646765206f6620696e66616e74730306696e66616e74023fd333333333333303036f776e0240100000000000000241055cc000000000120003117374616666696e672d3335383436663533030d756e69742d626261623664663201000000000000000303175375627374616e63652d7573652074686572617069737403097375627374616e6365023fe00000000000000307706172746e6572024010000000000000020000000000000000120003117374616666696e672d3836356464616137030d756e69742d6262616236646632010000000000000007030c50737963686f6c6f67697374030a70737963686f6c6f6779023fc999999999999a03036f776e0240100000000000000241024f8000000000');
INSERT INTO history VALUES(5,'2026-02-04T10:00:00Z','KKR Nordjylland','Step deleted: The Danish Health Authority has done the professional work…',5,X'540c0100000000000000000000007374657000090003107265666f726d2d7373742d62617369730501000000000000000103685468652044616e697368204865616c746820417574686f726974792068617320646f6e65207468652070726f66657373696f6e616c20776f726b207468617420746865207472616e73666572206f66207461736b732077696c6c20626520646566696e656420627903115472616e73666572206f66207461736b73050307323032352d303205030a6e6f745f73746174656405050381024e6174696f6e616c206c6576656c2e20536f757263653a2043726f73732d736563746f7220776f726b20706c616e206f6620746865206865616c74682d63617265207265666f726d2032303235e28093323032363b2069747320636f6c6f757273206f66206365727461696e747920617265206e6f7420726570726f64756365642e');
INSERT INTO history VALUES(6,'2026-02-04T10:00:00Z','KKR Nordjylland','Plan: Title changed',6,X'5406010000000000706c616e0017000304706c616e03335265736964656e7469616c2074726561746d656e74206f6620707265676e616e7420776f6d656e20e28093206578616d706c650000000000031a506c616e2061662064656e2066c3b8727374652075646761766500000000');
CREATE TABLE IF NOT EXISTS "meta" (
  "key" TEXT PRIMARY KEY NOT NULL,
  "value" INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('next_state',7);
INSERT INTO meta VALUES('position',5);
COMMIT;
