import type { BoardTechnician } from '@fieldcast/client';
import type { ComponentChildren } from 'preact';
import { pointAt } from '../core/day.ts';
import { linkSinceMs } from '../core/day-connections.ts';
import type { DayState } from '../core/day-loader.ts';
import type { ConnectionEvent, TechnicianDay } from '../core/history.ts';
import { text } from '../text.ts';
import { Battery } from './battery.tsx';
import { CopyButton } from './details-copy.tsx';
import { useZone } from './zone-context.ts';

interface DetailsFactsProps {
  readonly technician: BoardTechnician;
  readonly timeMs: number;
  readonly isPast: boolean;
  /** The day of `timeMs`: it knows how long fixes took to arrive. */
  readonly day: DayState<TechnicianDay>;
  /** The changes of the phone's connection today. */
  readonly connections: DayState<readonly ConnectionEvent[]>;
}

/** The last fix and the state of the phone. */
export function DetailsFacts(props: DetailsFactsProps) {
  return (
    <>
      <FixFacts {...props} />
      {!props.isPast && <PhoneFacts {...props} />}
    </>
  );
}

function FixFacts({ technician: { position }, timeMs, isPast, day }: DetailsFactsProps) {
  const zone = useZone();
  if (!position) return <p class="panel-note">{isPast ? text.details.noPositionThen : text.details.noPosition}</p>;
  const coordinates = text.details.coordinates(position.latitudeDeg, position.longitudeDeg);
  const delay = delayOf(day, position.timeMs);
  return (
    <dl class="facts">
      <Fact name={text.details.recorded} width="half">
        {text.details.recordedAt(position.timeMs, timeMs, zone)}
      </Fact>
      <Fact name={text.details.delay} width="half">
        {delay.words}
        {delay.fixMs !== undefined && <span class="fact-more">{text.details.ofFix(delay.fixMs, zone)}</span>}
      </Fact>
      <Fact name={text.details.speed}>{wordsOf(position.speedMps, text.details.speedKmh)}</Fact>
      <Fact name={text.details.heading}>{wordsOf(position.headingDeg, text.details.headingDeg)}</Fact>
      <Fact name={text.details.accuracy}>{wordsOf(position.accuracyM, text.details.accuracyM)}</Fact>
      <Fact name={text.details.position} width="whole">
        {coordinates}
        <CopyButton
          class="button button-small"
          content={() => coordinates}
          words={text.phone.copy}
          label={text.details.copyPosition}
        />
      </Fact>
    </dl>
  );
}

function PhoneFacts({ technician: { presence }, timeMs, connections }: DetailsFactsProps) {
  const zone = useZone();
  const { link = 'unknown', duty, batteryPercent, charging = false, appVersion, blockers = [] } = presence ?? {};
  const sinceMs = linkSinceMs(presence, connections.kind === 'ready' ? connections.value : undefined);
  return (
    <dl class="facts">
      <Fact name={text.details.link} width="whole">
        <span class={`link-${link}`}>{text.presence(presence)}</span>
        {sinceMs !== undefined && <span class="fact-more">{text.details.since(sinceMs, timeMs, zone)}</span>}
        {blockers.length > 0 && (
          <span class="blockers">{blockers.map((blocker) => text.blocker[blocker]).join(' · ')}</span>
        )}
      </Fact>
      <Fact name={text.details.battery}>
        {batteryPercent === undefined ? (
          text.details.unknown
        ) : (
          <Battery percent={batteryPercent} isCharging={charging} />
        )}
      </Fact>
      <Fact name={text.details.duty}>{duty ? text.duty[duty] : text.details.unknown}</Fact>
      <Fact name={text.details.appVersion}>{appVersion ?? text.details.unknown}</Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** Of the panel's width. */
  readonly width?: 'third' | 'half' | 'whole';
  readonly children: ComponentChildren;
}

function Fact({ name, width = 'third', children }: FactProps) {
  return (
    <div class={`fact fact-${width}`}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function wordsOf(value: number | undefined, words: (value: number) => string): string {
  return value === undefined ? text.details.unknown : words(value);
}

interface Delay {
  readonly words: string;
  /** Whose delay it is, where it is not that of the last fix. */
  readonly fixMs: number | undefined;
}

// Boards are not told when a fix arrived; the stored day is. It may not have the newest fix yet, and then says which.
function delayOf(day: DayState<TechnicianDay>, atMs: number): Delay {
  const point = day.kind === 'ready' ? pointAt(day.value.track.points, atMs) : undefined;
  if (!point) return { words: text.details.unknown, fixMs: undefined };
  const delayMs = point.receivedAtMs - point.recordedAtMs;
  return {
    words: delayMs < 1_000 ? text.details.underASecond : text.day.duration(delayMs),
    fixMs: point.recordedAtMs === atMs ? undefined : point.recordedAtMs,
  };
}
