import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test.each([
	['report.pdf', 'report.pdf'],
	['Übersicht für März 2026.xlsx', 'Übersicht für März 2026.xlsx'],
	['家族 👨‍👩‍👧.png', '家族 👨‍👩‍👧.png'],
	['.env', '.env'],
	['archive.tar.gz', 'archive.tar.gz'],
])('"%s" stays as it is', (name, expected) => {
	expect(safeFileName(name)).toBe(expected);
});

test.each([
	['..', 'file'],
	['.', 'file'],
	['', 'file'],
	['   ', 'file'],
	['../../etc/passwd', 'passwd'],
	['..\\..\\win.ini', 'win.ini'],
	['folder/..', 'file'],
	['folder/', 'file'],
	['C:\\boot.ini', 'boot.ini'],
	['C:x:stream', 'C_x_stream'],
	['a<b>c"d|e?f*g.txt', 'a_b_c_d_e_f_g.txt'],
	['invoice\u202efdp.exe', 'invoicefdp.exe'],
	['\u2067a\u2069\u200e\u200f\u061c.txt', 'a.txt'],
	['a\u0000b\u001f\u007f\r\n.txt', 'ab.txt'],
	['a\u2028b\u2029c\ufeff.txt', 'abc.txt'],
	['half \ud83d a pair.txt', 'half  a pair.txt'],
	['report.pdf. . .', 'report.pdf'],
	['report.pdf\u00a0', 'report.pdf'],
	['CON', '_CON'],
	['nul.txt', '_nul.txt'],
	['Com1.tar.gz', '_Com1.tar.gz'],
	['LPT¹', '_LPT¹'],
	['CON .txt', '_CON .txt'],
	['console.txt', 'console.txt'],
])('%j becomes %j', (name, expected) => {
	expect(safeFileName(name)).toBe(expected);
});

test('a name of 300 characters is cut, and keeps its ending', () => {
	expect(safeFileName(`${'ä'.repeat(300)}.pdf`)).toBe(`${'ä'.repeat(125)}.pdf`);
	expect(safeFileName('a'.repeat(300))).toBe('a'.repeat(255));
	expect(safeFileName(`a.${'b'.repeat(300)}`)).toBe(`a.${'b'.repeat(253)}`);
});

test('whatever comes in, the name stays in its folder, fits, and does not change again', () => {
	const unit = fc.constantFrom(...'./\\: \u202e\u0000aé😀', 'b'.repeat(120), '\ud83d');
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 12 }), (given) => {
			const name = safeFileName(given);
			expect([Buffer.byteLength(name) <= 255, safeFileName(name)]).toEqual([true, name]);
			expect(name).not.toMatch(/[/\\:\p{Cc}\p{Cs}\p{Bidi_Control}]|^\.{0,2}$|[. ]$/u);
		}),
		{ numRuns: 300 },
	);
});
