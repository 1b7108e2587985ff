/** A place in a text, which moves on as the text is read. */
export class Scanner {
	readonly #source: string;
	#at = 0;

	constructor(source: string) {
		this.#source = source;
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#source.length;
	}

	/** The next character; empty at the end. */
	get next(): string {
		return this.#source.charAt(this.#at);
	}

	/** Line and column of the place, both from 1. */
	get place(): string {
		const lines = this.#source.slice(0, this.#at).split('\n');
		return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
	}

	/** Whether a text is still to come. */
	has(text: string): boolean {
		return this.#source.includes(text, this.#at);
	}

	/** Moves behind a text, if it comes next. */
	skip(text: string): boolean {
		if (!this.#source.startsWith(text, this.#at)) return false;
		this.#at += text.length;
		return true;
	}

	/** What a sticky pattern matches here; empty when it does not. */
	take(pattern: RegExp): string {
		pattern.lastIndex = this.#at;
		return pattern.test(this.#source) ? this.#moveTo(pattern.lastIndex) : '';
	}

	/** Everything before a text, or before the end. */
	before(text: string): string {
		const found = this.#source.indexOf(text, this.#at);
		return this.#moveTo(found === -1 ? this.#source.length : found);
	}

	#moveTo(end: number): string {
		const start = this.#at;
		this.#at = end;
		return this.#source.slice(start, end);
	}
}
