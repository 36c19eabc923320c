import { isInterruption, summariseConnections } from '../core/day-connections.ts';
import type { DayLoader } from '../core/day-loader.ts';
import type { ConnectionEvent } from '../core/history.ts';
import { text } from '../text.ts';
import { LoadFailed } from './details-day.tsx';
import { useZone } from './zone-context.ts';

/** Changes that are listed. Over it the earlier ones are only counted. */
const EVENTS_SHOWN_MAX = 100;

/** How the phone's connection went on the day: the interruptions at a glance, each change on demand. */
export function ConnectionList({ loader }: { loader: DayLoader<readonly ConnectionEvent[]> }) {
  const state = loader.state.value;
  switch (state.kind) {
    case 'loading':
      return <p class="panel-part panel-note">{text.details.connectionsLoading}</p>;
    case 'failed':
      return (
        <div class="panel-part">
          <LoadFailed words={text.details.connectionsFailed} onRetry={loader.retry} />
        </div>
      );
    case 'empty':
    case 'unknown':
      return <p class="panel-part panel-note">{text.details.noConnections}</p>;
    case 'ready':
      return <Connections events={state.value} />;
  }
}

function Connections({ events }: { events: readonly ConnectionEvent[] }) {
  const { interruptions, devices } = summariseConnections(events);
  const hidden = events.length - EVENTS_SHOWN_MAX;
  return (
    <details class="panel-part connections">
      <summary>{text.details.connections(interruptions)}</summary>
      <ol>
        {events.slice(0, EVENTS_SHOWN_MAX).map((event) => (
          <Change key={`${event.deviceId} ${event.atMs} ${event.link}`} event={event} withDevice={devices > 1} />
        ))}
      </ol>
      {hidden > 0 && <p class="panel-note">{text.details.earlier(hidden)}</p>}
    </details>
  );
}

function Change({ event, withDevice }: { event: ConnectionEvent; withDevice: boolean }) {
  const zone = useZone();
  const { atMs, appVersion, batteryPercent, deviceId } = event;
  const more = [
    appVersion === undefined ? undefined : text.details.appAt(appVersion),
    batteryPercent === undefined ? undefined : text.details.batteryAt(batteryPercent),
    withDevice ? text.details.deviceAt(deviceId) : undefined,
  ];
  return (
    <li>
      <time dateTime={new Date(atMs).toISOString()}>{zone.clock(atMs)}</time>
      <span>
        <span class={isInterruption(event) ? 'link-lost' : undefined}>{text.connectionChange(event)}</span>
        {more.map((words) => words !== undefined && <span class="fact-more"> · {words}</span>)}
      </span>
    </li>
  );
}
