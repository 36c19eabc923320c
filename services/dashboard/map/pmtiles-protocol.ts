import { addProtocol } from 'maplibre-gl';
import { PMTiles, Protocol } from 'pmtiles';

let protocol: Protocol | undefined;

/** Teaches the map library addresses that begin with `pmtiles://`. */
export function addArchiveProtocol(): Protocol {
  if (protocol) return protocol;
  protocol = new Protocol();
  addProtocol('pmtiles', protocol.tile);
  return protocol;
}

/** A newly opened archive: one that was asked for in vain before is asked again. Its tiles come through the protocol. */
export function openArchive(url: string): PMTiles {
  const archive = new PMTiles(url);
  addArchiveProtocol().add(archive);
  return archive;
}
