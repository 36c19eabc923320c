-- Every fix, once: the same columns and key as on plain Postgres, in a TimescaleDB hypertable with a chunk a day.
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
);
SELECT create_hypertable('positions', by_range('recorded_at', INTERVAL '1 day'), create_default_indexes => false);

-- A fix may arrive 30 days after it was taken, from the queue of a phone that was offline, and writing into a compressed
-- chunk costs decompression: compress when no more fixes are to be expected. Retention is set by the writer.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_proc WHERE proname = 'add_columnstore_policy') THEN
    ALTER TABLE positions SET (
      timescaledb.enable_columnstore,
      timescaledb.segmentby = 'tenant_key, technician_key',
      timescaledb.orderby = 'recorded_at, fix_key');
    CALL add_columnstore_policy('positions', after => INTERVAL '35 days');
  ELSE  -- before TimescaleDB 2.18
    ALTER TABLE positions SET (
      timescaledb.compress,
      timescaledb.compress_segmentby = 'tenant_key, technician_key',
      timescaledb.compress_orderby = 'recorded_at, fix_key');
    PERFORM add_compression_policy('positions', compress_after => INTERVAL '35 days');
  END IF;
END
$$;
