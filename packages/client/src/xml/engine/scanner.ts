import { Scanner } from '../../scanner.ts';
import { XmlDocumentError } from './errors.ts';

/** A place in a document of XML, where something has to come. */
export class XmlScanner extends Scanner {
	/** Everything before a text that has to come; moves behind it. */
	through(text: string): string {
		const content = this.before(text);
		if (!this.skip(text)) throw this.#error('cut off', `expected ${text}`);
		return content;
	}

	malformed(what: string): never {
		throw this.#error('malformed', what);
	}

	/** A document that ends inside a tag was cut off. */
	expected(what: string): never {
		throw this.#error(this.has('>') ? 'malformed' : 'cut off', `expected ${what}`);
	}

	#error(problem: 'cut off' | 'malformed', what: string): XmlDocumentError {
		return new XmlDocumentError(problem, `${what} in ${this.place}`);
	}
}
