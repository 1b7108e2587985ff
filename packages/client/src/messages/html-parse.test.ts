import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { decodeCharacters, readNames } from './html-characters.ts';
import { parseHtml } from './html-parse.ts';

type Event = readonly [kind: 'open' | 'close' | 'text', value: string, attributes?: object];

/** The events, with texts that follow each other as one. */
function collector() {
	const events: Event[] = [];
	return {
		events,
		open: (name: string, attributes: object) => events.push(['open', name, { ...attributes }]),
		close: (name: string) => events.push(['close', name]),
		text: (text: string) => {
			const [kind, before] = events.at(-1) ?? [];
			if (kind === 'text') events[events.length - 1] = ['text', before + text];
			else events.push(['text', text]);
		},
	};
}

function own(html: string): readonly Event[] {
	const found = collector();
	parseHtml(html, found);
	return found.events;
}

function other(html: string): readonly Event[] {
	const found = collector();
	new Parser({ onopentag: found.open, onclosetag: found.close, ontext: found.text }).end(html);
	return found.events;
}

const pieces = fc.array(
	fc.oneof(
		fc.constantFrom(
			...[
				'<b>',
				'</b>',
				'<p>',
				'</p>',
				'<div>',
				'</div>',
				'<ul>',
				'<li>',
				'</ul>',
				'</LI>',
				'<br>',
			],
			...['</br>', '<hr/>', '<img alt="a&amp;b">', '<table>', '<tr>', '<td>', '<th>', '</table>'],
			...['<h1>', '<h2>', '</h2>', '<a href=x&copy=1>', '</a>', '<A HREF="?a=1&copy=2&lt;&lt=">'],
			...[
				"<a b='>' c d = e/f>",
				'<a/b/>',
				'<a =b>',
				'<a b=>',
				'<a b="1" b="2">',
				'<p"q">',
				'<a\nb\t>',
			],
			...[
				'<a "b">',
				'<a b=c"d>',
				'<x-y>',
				'</x-y z="1">',
				'</b/>',
				'<span',
				'</span',
				'<a b="',
				'<a b',
			],
			...[
				'<',
				'</',
				'</ b>',
				'<1>',
				'< b>',
				'<>',
				'</>',
				'<!DOCTYPE html>',
				'<!x>',
				'<!>',
				'<!-- <b> -->',
			],
			...[
				'<!-->',
				'<!--->',
				'<!-- a --!>',
				'<!--',
				'-->',
				'<?xml?>',
				'<dd>',
				'<dt>',
				'<blockquote>',
			],
			...[
				'<script>',
				'</script>',
				'<script>a<b>&amp;</script >',
				'<style>',
				'</style>',
				'<STYLE></style>',
			],
			...[
				'<textarea>&lt;b&gt;<b></textarea>',
				'</textarea>',
				'<title>&lt;</title>',
				'<pre>',
				'</pre>',
				'<tbody>',
				'<thead>',
			],
			...[
				'&amp;',
				'&amp',
				'&ampx',
				'&lt',
				'&copy2',
				'&notit;',
				'&notin;',
				'&nbsp;',
				'&NBSP;',
				'&hellip;',
			],
			...[
				'&hellip',
				'&#65;',
				'&#65',
				'&#x41;',
				'&#X41',
				'&#0;',
				'&#150;',
				'&#xD800;',
				'&#x110000;',
				'&#;',
			],
			...[
				'&',
				'&;',
				'&#x;',
				'&nothing;',
				'text',
				' ',
				'\n',
				'=',
				'"',
				"'",
				'/',
				'>',
				'😀',
				'&#9999999999;',
			],
		),
		fc.string({ maxLength: 3 }),
	),
	{ maxLength: 8 },
);

test('finds what another parser finds', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			// The end of a tag: the other one closes tags that it never opened, where a text ends inside of them.
			const html = `${parts.join('')}"'>">`;
			expect(own(html)).toEqual(other(html));
		}),
		{ numRuns: 20_000 },
	);
});

test.each([
	[
		'<b>a<i',
		[
			['open', 'b', {}],
			['text', 'a'],
			['close', 'b'],
		],
	],
	['a<b title="', [['text', 'a']]],
	['a</', [['text', 'a</']]],
	['a</b', [['text', 'a']]],
	[
		'<script>a',
		[
			['open', 'script', {}],
			['text', 'a'],
			['close', 'script'],
		],
	],
	[
		'<p __proto__="x">',
		[
			['open', 'p', {}],
			['close', 'p'],
		],
	],
])('%s ends too early', (html, events) => {
	expect(own(html)).toEqual(events);
});

test('every name stands for the character that it stands for elsewhere', () => {
	const names = [...readNames().characters.keys()];
	const html = names.map((name) => `&${name}; &${name} &${name}x`).join(' ');
	expect(other(html)).toEqual([['text', decodeCharacters(html, 'text')]]);
	expect(other(`<a b="${html}">`)[0]).toEqual([
		'open',
		'a',
		{ b: decodeCharacters(html, 'attribute') },
	]);
	expect(names.length).toBeGreaterThan(300);
});
