import { describe, expect, test } from 'vitest';
import { takeTokens } from './rate-limit.ts';

const rate = { perS: 10, burst: 20 };

describe('a token bucket', () => {
  test('gives its burst at once, then says when the next token is there', () => {
    const bucket = { fullAtMs: 0 };
    for (let i = 0; i < 20; i++) expect(takeTokens(bucket, rate, 1, 1_000)).toBe(0);
    expect(takeTokens(bucket, rate, 1, 1_000)).toBe(100);
    expect(takeTokens(bucket, rate, 5, 1_000)).toBe(500);
    expect(takeTokens(bucket, rate, 1, 1_100)).toBe(0);
  });

  test('takes nothing when it refuses', () => {
    const bucket = { fullAtMs: 0 };
    expect(takeTokens(bucket, rate, 15, 0)).toBe(0);
    expect(takeTokens(bucket, rate, 10, 0)).toBe(500);
    expect(takeTokens(bucket, rate, 5, 0)).toBe(0);
  });

  test('sustains exactly its rate', () => {
    const bucket = { fullAtMs: 0 };
    let taken = 0;
    for (let nowMs = 0; nowMs < 60_000; nowMs += 10) if (takeTokens(bucket, rate, 1, nowMs) === 0) taken++;
    expect(taken).toBe(20 + 599);
  });

  test('saves no more than its burst while it is left alone', () => {
    const bucket = { fullAtMs: 0 };
    takeTokens(bucket, rate, 20, 0);
    expect(takeTokens(bucket, rate, 20, 3_600_000)).toBe(0);
    expect(takeTokens(bucket, rate, 1, 3_600_000)).toBe(100);
  });
});
