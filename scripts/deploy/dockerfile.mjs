import { validate } from 'dockerfile-utils';
import { differences, read, readJson, readYaml } from './files.mjs';

const mistakes = (path, text) =>
	validate(text).map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`);

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
		...mistakes(path, text),
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

/** The image has the version of this project, and nobody in it is root. */
export function simulatorImageProblems() {
	const path = 'deploy/simulator/Dockerfile';
	const text = read(path);
	const { name, version } = readJson('packages/simulator/package.json');
	const lines = text.split('\n');
	const needed = [
		`FROM node:${read('.node-version').trim()}-alpine`,
		`ARG SIMULATOR_PACKAGE=${name}@${version}`,
		'USER node',
		'EXPOSE 4040',
		'ENTRYPOINT ["webex-simulator", "--host", "0.0.0.0", "--port", "4040"]',
	];
	return [
		...mistakes(path, text),
		...needed
			.filter((line) => !lines.includes(line))
			.map((line) => `${path} has no line "${line}"`),
		...(/^HEALTHCHECK /m.test(text) ? [] : [`${path} has no HEALTHCHECK`]),
	];
}
