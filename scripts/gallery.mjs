// docs/gallery.md: the workflows by category, from their files; "--write" writes it.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const folder = 'apps/sample/workflows';
const page = 'docs/gallery.md';

/** In bytes: all of them are on one page. */
const maxPicture = 60_000;

const pictureOf = (name) => `gallery/${name}.webp`;

export function readGallery() {
	return readdirSync(join(root, folder))
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((file) => {
			const { name, description, tags, meta } = JSON.parse(
				readFileSync(join(root, folder, file), 'utf8'),
			);
			return {
				file,
				key: file.replace('.json', ''),
				name,
				description,
				category: tags[0].name,
				needs: meta.needs,
			};
		});
}

const section = ({ file, key, name, description, needs }) => `### ${name}

${description}

![The workflow "${name}" in the editor](${pictureOf(key)})

Needs:

${needs.map((need) => `- ${need}`).join('\n')}

[${file}](../${folder}/${file})
`;

function write(workflows) {
	const categories = [...new Set(workflows.map(({ category }) => category))].sort((one, other) =>
		one.localeCompare(other, 'en'),
	);
	const parts = categories.map((category) => {
		const its = workflows.filter((workflow) => workflow.category === category);
		return `## ${category}\n\n${its.map(section).join('\n')}`;
	});
	return `# Workflows to start from

${workflows.length} workflows for n8n. Each has a note that says what to set; what you set is at its left, mostly in a node named "Settings". All of them are tested on a real n8n with the simulated Webex.

To use one: open its file, copy the text, paste it into an empty workflow, and choose your credentials in the nodes with the Webex icon. \`npm start\` brings all of them into an n8n on your machine, with a tag for each category.

First of all import [When a workflow fails](#when-a-workflow-fails), and choose it under Settings › Error Workflow in the others.

${parts.join('\n')}`;
}

/** What is not as the files say, of the page and the pictures. */
export function galleryProblems(isWriting) {
	const workflows = readGallery();
	const text = write(workflows);
	const path = join(root, page);
	if (isWriting) writeFileSync(path, text);
	const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
	const pictures = workflows.map(({ key }) => join('docs', pictureOf(key)));
	const known = new Set(pictures.map((picture) => join(root, picture)));
	const stored = existsSync(join(root, 'docs/gallery'))
		? readdirSync(join(root, 'docs/gallery'))
		: [];
	return [
		...(isCurrent ? [] : [`${page} is not what the workflows say: node scripts/docs.mjs --write`]),
		...pictures
			.filter((picture) => !existsSync(join(root, picture)))
			.map((picture) => `${picture} is missing: npm run gallery`),
		...pictures
			.filter(
				(picture) =>
					existsSync(join(root, picture)) && statSync(join(root, picture)).size > maxPicture,
			)
			.map((picture) => `${picture} is larger than ${maxPicture} bytes`),
		...stored
			.filter((name) => !known.has(join(root, 'docs/gallery', name)))
			.map((name) => `docs/gallery/${name} belongs to no workflow`),
	];
}
