-- Every fix, once. Daily range partitions; the writer creates them ahead of need and drops those past retention.
-- fix_key is a 64-bit hash over everything a fix says besides its time (see packages/core fix-key): the same fix sent
-- again has the same key; two different fixes with one timestamp have different keys.
CREATE TABLE positions (
  tenant_key     integer NOT NULL,
  technician_key integer NOT NULL,
  recorded_at    timestamptz NOT NULL,
  fix_key        bigint NOT NULL,
  received_at    timestamptz NOT NULL,
  latitude       double precision NOT NULL,
  longitude      double precision NOT NULL,
  accuracy_m     real,
  altitude_m     real,
  speed_mps      real,
  heading_deg    real,
  PRIMARY KEY (tenant_key, technician_key, recorded_at, fix_key)
) PARTITION BY RANGE (recorded_at);
