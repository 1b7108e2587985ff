/** The names of HTML 4 from U+00A0 on, in order. Browsers read them without a semicolon too, as they do `amp`, `lt`, `gt`, `quot`. */
const latin =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const greek =
	'Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω thetasym ϑ upsih ϒ piv ϖ';

/** The others of HTML 4, and names of HTML 5 that mails and dashboards use. */
const others =
	'amp & lt < gt > quot " apos \' AMP & LT < GT > QUOT " COPY © REG ® OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦ excl ! num # dollar $ percnt % lpar ( rpar ) ast * plus + comma , period . sol / colon : semi ; equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ grave ` lcub { lbrace { verbar | vert | rcub } rbrace } check ✓ checkmark ✓ cross ✗ star ☆ starf ★ phone ☎ female ♀ male ♂ numero № copysr ℗ hyphen ‐ squ □ blk14 ░ blk12 ▒ blk34 ▓ block █';

const invisible = {
	Tab: '\t',
	NewLine: '\n',
	ensp: '\u2002',
	emsp: '\u2003',
	thinsp: '\u2009',
	zwnj: '\u200c',
	zwj: '\u200d',
	lrm: '\u200e',
	rlm: '\u200f',
	ZeroWidthSpace: '\u200b',
	NoBreak: '\u2060',
};

function pairsOf(text: string): [string, string][] {
	const words = text.split(' ');
	return words.flatMap((name, at) => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : []));
}

interface Names {
	readonly characters: ReadonlyMap<string, string>;
	readonly withoutSemicolon: ReadonlySet<string>;
}

let read: Names | undefined;

/** Read when the first text needs them, since most programs never convert HTML. */
export function readNames(): Names {
	if (read) return read;
	const latinNames = latin.split(' ');
	const characters = new Map([
		...latinNames.map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
		...pairsOf(greek),
		...pairsOf(others),
		...Object.entries(invisible),
	]);
	const older = 'amp lt gt quot AMP LT GT QUOT COPY REG'.split(' ');
	read = { characters, withoutSemicolon: new Set([...latinNames, ...older]) };
	return read;
}

/** What browsers read for the numbers 128 to 159, which are those of Windows. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const reference = /&(?:#(\d+);?|#x([\da-f]+);?|([a-z][a-z\d]*)(;?)(?=(=?)))/gi;

/**
 * Replaces references to characters as browsers do. A name that is not known stays as it is.
 * @see https://html.spec.whatwg.org/multipage/parsing.html (named character reference state)
 */
export function decodeCharacters(text: string, place: 'attribute' | 'text'): string {
	if (!text.includes('&')) return text;
	const { characters, withoutSemicolon } = readNames();
	return text.replaceAll(
		reference,
		(found, decimal?: string, hex?: string, name = '', semicolon = '', equals = '') => {
			if (decimal) return characterOf(Number(decimal));
			if (hex) return characterOf(Number.parseInt(hex, 16));
			const character = characters.get(name);
			if (character && semicolon) return character;
			const [known = '', rest = ''] = splitName(name, withoutSemicolon);
			// In an address, `&copy=1` is a parameter.
			if (place === 'attribute' && (rest !== '' || equals !== '')) return found;
			return known ? `${characters.get(known)}${rest}${semicolon}` : found;
		},
	);
}

function characterOf(code: number): string {
	if (code >= 0x80 && code <= 0x9f) return windows[code - 0x80] ?? '';
	const isCharacter = code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** The longest name at the beginning that needs no semicolon, and what follows it. */
function splitName(
	name: string,
	withoutSemicolon: ReadonlySet<string>,
): [known: string, rest: string] | [] {
	for (let end = Math.min(name.length, 6); end >= 2; end--) {
		if (withoutSemicolon.has(name.slice(0, end))) return [name.slice(0, end), name.slice(end)];
	}
	return [];
}
