/** A bar of a chart, from the top. */
export interface Bar {
	readonly label: string;
	readonly value: number;
	/** What is written at its end. */
	readonly text: string;
	/** Ours are shown in another colour. */
	readonly isOurs: boolean;
}

export interface Chart {
	/** What is shown, in a sentence that a person who does not see it can use. */
	readonly title: string;
	readonly bars: readonly Bar[];
	/** A line across all bars. */
	readonly line?: { readonly value: number; readonly text: string };
}

const width = 880;
const row = 26;
const top = 54;
const left = 440;
const right = 130;

/** An SVG that is readable on light and on dark ground. Each bar has its text, so that nothing needs colour. */
export function barChart({ title, bars, line }: Chart): string {
	const most = Math.max(...bars.map(({ value }) => value), line?.value ?? 0);
	const x = (value: number) => left + (value / most) * (width - left - right);
	const height = top + bars.length * row + 12;
	const marks = bars.map(({ label, value, text, isOurs }, at) => {
		const y = top + at * row;
		const middle = y + row / 2 + 4;
		return [
			`<text x="${left - 8}" y="${middle}" text-anchor="end">${escaped(label)}</text>`,
			`<rect class="${isOurs ? 'ours' : 'other'}" x="${left}" y="${y + 4}" width="${fixed(x(value) - left)}" height="${row - 8}"/>`,
			`<text x="${fixed(x(value) + 6)}" y="${middle}">${escaped(text)}</text>`,
		].join('\n');
	});
	const drawn = line
		? [
				`<line class="goal" x1="${fixed(x(line.value))}" y1="${top - 6}" x2="${fixed(x(line.value))}" y2="${height - 8}"/>`,
				`<text x="${fixed(x(line.value))}" y="${top - 10}" text-anchor="middle">${escaped(line.text)}</text>`,
			]
		: [];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 15px; }
.ours { fill: #0a6ebd; }
.other { fill: #8c959f; }
.goal { stroke: #1f2328; stroke-dasharray: 4 3; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.ours { fill: #4aa8ff; }
.other { fill: #6e7681; }
.goal { stroke: #e6edf3; }
}
</style>
<text class="title" x="12" y="22">${escaped(title)}</text>
${[...drawn, ...marks].join('\n')}
</svg>
`;
}

const fixed = (value: number): string => value.toFixed(1);

const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
