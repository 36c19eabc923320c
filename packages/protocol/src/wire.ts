import './no-long.ts';
import { fieldcast } from './gen/fieldcast.js';

/** The generated messages of package `fieldcast.v1`. */
export import v1 = fieldcast.v1;
