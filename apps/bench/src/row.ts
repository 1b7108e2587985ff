import type { Result } from './report/result.ts';
import type { Race, RaceOptions } from './run/race.ts';
import type { Setting } from './server/main.ts';

/** Something that is measured: a file in `rows`, which `rows/index.ts` names. */
export interface Row {
	/** How `--only` finds it. */
	readonly name: string;
	/** What it does, in a sentence for the document. */
	readonly about: string;
	/** Throws when contenders did not find the same. */
	readonly run: (bench: Bench) => Promise<readonly Result[]>;
}

/** What a row measures with. */
export interface Bench {
	/** Less of everything, in 2 minutes for all rows. */
	readonly isQuick: boolean;
	/** Gives the server another world. */
	readonly serve: (setting: Setting) => Promise<Served>;
	/** Runs contenders in turn, and prints what each one took. */
	readonly race: (options: RaceOptions) => Promise<Race>;
	/** Prints and keeps what contenders took that a row ran itself. */
	readonly note: (title: string, race: Race) => void;
	/** Of this repository, with a slash at the end. */
	readonly root: URL;
}

/** The server in its new world. */
export interface Served {
	/** The address without a path. */
	readonly url: string;
	/** How many requests there were, and MB in their answers, since this was last asked. */
	readonly counted: () => Promise<Readonly<Record<'requests' | 'read', number>>>;
}
