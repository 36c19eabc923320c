import './no-long.ts';
import { fieldcast } from './gen/fieldcast.js';

/** The generated messages of package `fieldcast.v1`. */
export import v1 = fieldcast.v1;

/** The version a `Hello` must name. */
export const PROTOCOL_VERSION = 1;
