/** What a contender found, to compare it with what the others found. */
export interface Outcome {
	readonly count: number;
	/** Of what was found, whatever its order; left out by a contender that only counts. */
	readonly hash?: number;
	/** What else it measured, such as milliseconds of one reading. */
	readonly figures?: Readonly<Record<string, number>>;
}

/** Reads something, in a process of its own. */
export interface Contender<Setting> {
	(setting: Setting): Promise<Outcome>;
	/** What has to be there before, and is not measured. */
	readonly load?: (setting: Setting) => Promise<void> | void;
}

/** What a module of contenders exports under the name `contenders`. */
export type Contenders<Setting> = Readonly<Record<string, Contender<Setting>>>;

/** One run of a contender. */
export interface Measured extends Outcome {
	readonly seconds: number;
	/** Of the processor, in seconds. */
	readonly cpu: number;
	/** The peak over idle, in MB. */
	readonly memory: number;
}
