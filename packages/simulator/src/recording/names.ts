import { isObject } from './compare.ts';

const isId = (field: string) => /^id$|Id$/.test(field);

/** The values of a recording, and what stands for them in the simulator. */
export class Names {
	readonly #known = new Map<string, string>();
	/** Of questions and of their options. */
	readonly #numbers = new Map<number, number>();

	knows(recorded: string): boolean {
		return this.#known.has(recorded);
	}

	isUsed(found: string): boolean {
		return [...this.#known.values()].includes(found);
	}

	/** @param field whose value it is: of numbers, only IDs stand for something. */
	learn(recorded: unknown, found: unknown, field = ''): void {
		if (typeof recorded === 'number' && typeof found === 'number' && isId(field)) {
			if (!this.#numbers.has(recorded)) this.#numbers.set(recorded, found);
		} else if (typeof recorded === 'string' && typeof found === 'string') {
			// The first meeting decides: a room found by its title keeps its place in later lists.
			if (!this.#known.has(recorded)) this.#known.set(recorded, found);
		} else if (Array.isArray(recorded) && Array.isArray(found)) {
			for (const [index, item] of recorded.entries()) this.learn(item, found[index], field);
		} else if (isObject(recorded) && isObject(found)) {
			for (const [name, value] of Object.entries(recorded)) this.learn(value, found[name], name);
		}
	}

	translate(value: unknown, field = ''): unknown {
		if (typeof value === 'number' && isId(field)) return this.#numbers.get(value) ?? value;
		if (typeof value === 'string') return this.#known.get(value) ?? this.text(value);
		if (Array.isArray(value)) return value.map((item) => this.translate(item, field));
		if (!isObject(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [name, this.translate(inner, name)]),
		);
	}

	text(text: string): string {
		// A filter of a webhook, such as `roomId=…`, has its IDs inside.
		return text
			.split(/([,=&])/)
			.map((part) => this.#known.get(part) ?? part)
			.join('');
	}
}
