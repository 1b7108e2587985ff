import { readSiteName } from '@webex-nodes/auth';
import {
	cardProblems,
	cardText,
	fillCard,
	htmlToMarkdown,
	parseId,
	sameId,
	splitMessage,
	statusOf,
} from '@webex-nodes/client';
import { parseXml } from '@webex-nodes/client/xml';
import { cleanText, readBaseAddress, readNextLink } from '@webex-nodes/http';
import { isEmail } from 'n8n-nodes-webex/src/engine/named.ts';
import { momentOf } from 'n8n-nodes-webex/src/engine/times.ts';
import { plainText } from 'n8n-nodes-webex/src/meetings/plain-text.ts';
import { withoutMention } from 'n8n-nodes-webex/src/messages/mention.ts';
import { expect, test } from 'vitest';
import { fileNameOf } from '../src/observed.ts';

/** What is refused with a sentence has come to its end too. */
async function ended(read: () => unknown): Promise<true> {
	try {
		await read();
	} catch (error) {
		expect(String(error)).not.toMatch(/RangeError|TypeError|SyntaxError/);
	}
	return true;
}

const me = { id: 'me', displayName: 'Ada' };
const readers: Readonly<Record<string, (text: string) => unknown>> = {
	'the link to the next page': readNextLink,
	'the name of a file': (text) => fileNameOf(`attachment; filename=${text}`),
	'the name of a file in quotes': (text) => fileNameOf(`attachment; filename="${text}"`),
	'HTML for Markdown': htmlToMarkdown,
	'a long message': (text) => splitMessage(text),
	'the HTML of a summary': plainText,
	'the mention in a message': (html) => withoutMention({ text: 'Ada: deploy', html }, me),
	'the name of a site': (text) => readSiteName(text, 'Site Name'),
	'a base address': (text) =>
		readBaseAddress(`https://example.com/${text}`, { field: 'url', example: 'x' }),
	'a time': (text) => momentOf(text, 'Europe/Vienna'),
	'an ID': (text) => [parseId(text), sameId(text, btoa(encodeURIComponent(text)))],
	'the text of an error': (text) => cleanText(text),
	'the words of a card': (text) => {
		const card = { type: 'AdaptiveCard', version: '1.3', body: [{ type: 'TextBlock', text }] };
		return [cardProblems(card), cardText(card), fillCard(card, { a: text })];
	},
	'an email address': isEmail,
	'an XML document': (text) => parseXml(`<a>${text}</a>`),
	'the reason of an XML answer': (reason) =>
		statusOf({
			status: 200,
			headers: {},
			body: Buffer.from(
				`<?xml version="1.0"?><message><header><response><result>FAILURE</result><reason>${reason}</reason></response></header></message>`,
			),
		}),
};

// Beginnings of what ends somewhere, again and again: where a reader looks for the end each time, time grows by the square.
const pieces = [
	...[
		'<',
		'<a ',
		'</',
		'<!--',
		'<![CDATA[',
		'<li',
		'<br ',
		'<spark-mention ',
		'<@',
		'<x>; a',
		'<x>; rel="',
	],
	...['<spark-mention data-object-id="me">', '&#', '[', '[a](', '`', '*', '.', ' ', '=', '/', 'z('],
	...['.webex.com', 'access token'],
];
/** In characters. By its square, it takes more than the time that a test has. */
const length = 200_000;
/** What is cut between the characters that people see takes its time for each. */
const lengths: Readonly<Record<string, number>> = { 'a long message': 20_000 };

test.each(Object.entries(readers))(
	'%s takes time in proportion to the text',
	async (name, read) => {
		for (const piece of pieces) {
			const many = `${piece.repeat((lengths[name] ?? length) / piece.length)}\0!`;
			expect([piece, await ended(() => read(many))]).toEqual([piece, true]);
		}
	},
);

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
	'&%s; is no character, and stays as it is written',
	(name) => {
		const written = `a &${name}; b`;
		const html = `<spark-mention data-object-id="me">&${name};</spark-mention> deploy`;
		expect([
			plainText(written),
			htmlToMarkdown(written),
			withoutMention({ text: `&${name}; deploy`, html }, me).text,
		]).toEqual([written, expect.stringContaining(name.replaceAll('_', '\\_')), 'deploy']);
	},
);
