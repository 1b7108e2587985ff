// Diagrams are written as Mermaid, which code hosts draw, and drawn here while the site is built: no reader loads a script.
import { renderMermaidSVG } from 'beautiful-mermaid';

const words = (text) => text.replaceAll(/<br\s*\/?>/g, '\n').split('\n');

const escaped = (text) =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');

/** It drops the label of a node that an arrow names before its label is given. */
function missingLabels(source, svg) {
	const labels = [...source.matchAll(/\w\[\(?([^\]()]+)\)?\]/g)].flatMap(([, label]) =>
		words(label),
	);
	return labels.filter((label) => !svg.includes(`>${escaped(label.trim())}<`));
}

/** The picture as HTML; its colours are variables that style.css sets, so that it is light and dark. */
function draw(source, id) {
	const svg = renderMermaidSVG(source, { transparent: true, padding: 8, layerSpacing: 32 });
	const missing = missingLabels(source, svg);
	if (missing.length > 0) {
		throw new Error(
			`A diagram lost ${missing.join(', ')}: give a node its label where it is first named`,
		);
	}
	return (
		svg
			// Its style loads a font from elsewhere, and would hold for the whole page.
			.replace(/<style>[\s\S]*?<\/style>/, '')
			.replace(/ style="[^"]*"/, '')
			.replaceAll(/ id="([\w-]+)"/g, ` id="${id}-$1"`)
			.replaceAll(/url\(#([\w-]+)\)/g, `url(#${id}-$1)`)
	);
}

/** Draws the code blocks in the language "mermaid". */
export function diagrams(md) {
	const { fence } = md.renderer.rules;
	md.renderer.rules.fence = (tokens, index, ...others) => {
		const { info, content } = tokens[index];
		if (info.trim() !== 'mermaid') return fence(tokens, index, ...others);
		return `<figure class="diagram" v-pre>${draw(content, `diagram-${index}`)}</figure>\n`;
	};
}
