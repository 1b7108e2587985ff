import { validate } from 'dockerfile-utils';
import { differences, read, readJson, readYaml } from './files.mjs';

/** The image has the versions that the tests have, and its nodes are where n8n looks for community packages. */
export function dockerfileProblems() {
	const path = 'deploy/Dockerfile';
	const text = read(path);
	const { n8n } = readJson('apps/sample/n8n/package.json').dependencies;
	const { name, version } = readJson('packages/n8n-nodes-webex/package.json');
	const [kustomization] = readYaml('deploy/kustomization.yaml');
	const [image] = kustomization.images;
	const last = text.slice(text.lastIndexOf('\nFROM '));
	return [
		...validate(text).map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`),
		...differences(
			path,
			Object.fromEntries(text.matchAll(/^ARG (\w+)=(.*)$/gm).map(([, key, value]) => [key, value])),
			{
				N8N_VERSION: n8n,
				WEBEX_PACKAGE: `${name}@${version}`,
			},
		),
		...[
			`FROM node:${read('.node-version').trim()}-alpine AS packages`,
			// biome-ignore lint/suspicious/noTemplateCurlyInString: Docker replaces it.
			'FROM n8nio/n8n:${N8N_VERSION}',
			'COPY --from=packages --chown=node:node /nodes /home/node/.n8n/nodes',
		]
			.filter((line) => !text.split('\n').includes(line))
			.map((line) => `${path} has no line "${line}"`),
		...(/^USER/m.test(last) ? [`${path}: n8n's image has the right user already`] : []),
		...differences('deploy/kustomization.yaml: images', image, {
			name: 'n8n-webex',
			newTag: `${n8n}-${version}`,
		}),
	];
}
