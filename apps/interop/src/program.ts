/** One thing that a program does, and that works on Webex. */
export interface Check {
	readonly name: string;
	/** What went wrong; absent when it passed. */
	readonly problem?: string;
}

/** A program that others wrote, and how it is run. */
export interface Program {
	/** Also the name of its list of explained failures. */
	readonly id: string;
	readonly name: string;
	/** What is run, in a few words. */
	readonly what: string;
	/** The names of its npm packages; the first one gives the version. */
	readonly packages: readonly string[];
	/** Of a program that is installed elsewhere. */
	readonly version?: () => Promise<string>;
	/** Runs everything on a fresh simulator. */
	readonly run: () => Promise<readonly Check[]>;
}
