/** One thing that happens, with all texts that say it. */
export interface Entry {
	/** As the package shows them; a value is `…`. The first one is the heading. */
	readonly texts: readonly string[];
	readonly means: string;
	readonly act: string;
}

export interface Topic {
	readonly title: string;
	readonly about: string;
	readonly entries: readonly Entry[];
}

type Row = readonly [texts: string | readonly string[], means: string, act: string];

export const topic = (title: string, about: string, rows: readonly Row[]): Topic => ({
	title,
	about,
	entries: rows.map(([texts, means, act]) => ({ texts: [texts].flat(), means, act })),
});
