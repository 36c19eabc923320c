-- What a company turns on for its phones, and how gradually: feature flags and sampling policies. Each change raises the
-- tenant's revision in the same transaction, and the row of that revision is what concurrent changes wait for.
CREATE TABLE settings_revisions (
  tenant_key  integer PRIMARY KEY REFERENCES tenants,
  -- Milliseconds since the epoch at the change, or one more than the last: a database restored from a backup so goes on
  -- above what it had given out before.
  revision    bigint NOT NULL
);

CREATE TABLE feature_flags (
  tenant_key  integer NOT NULL REFERENCES tenants,
  name        text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  value       text NOT NULL,
  share_bp    integer NOT NULL CHECK (share_bp BETWEEN 0 AND 10000),  -- 0.01 % of the devices
  allow       text[] NOT NULL DEFAULT '{}',                           -- ids of technicians or devices
  deny        text[] NOT NULL DEFAULT '{}',
  updated_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_key, name)
);

-- A value that is null leaves what the rules before it, or the server, say.
CREATE TABLE policy_rules (
  tenant_key           integer NOT NULL REFERENCES tenants,
  name                 text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  interval_ms          integer CHECK (interval_ms > 0),
  distance_m           integer CHECK (distance_m > 0),
  watched_interval_ms  integer CHECK (watched_interval_ms > 0),
  still_interval_ms    integer CHECK (still_interval_ms > 0),
  share_bp             integer NOT NULL CHECK (share_bp BETWEEN 0 AND 10000),
  allow                text[] NOT NULL DEFAULT '{}',
  deny                 text[] NOT NULL DEFAULT '{}',
  updated_at           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_key, name)
);

DO $$
DECLARE
  guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['settings_revisions', 'feature_flags', 'policy_rules'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I TO fieldcast_tenant USING (tenant_key = current_setting(''fieldcast.tenant_key'')::integer)',
      guarded);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fieldcast_tenant', guarded);
  END LOOP;
END
$$;
