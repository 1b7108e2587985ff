import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { manifest } from '../project.ts';

type Constructor<Instance> = new () => Instance;

/** `dist/nodes/Webex/Webex.node.js` is built from `nodes/Webex/Webex.node.ts`, whose class is `Webex`. */
async function create<Instance>(built: string): Promise<Instance> {
	const source = built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
	const [name = ''] = source.split('/').at(-1)?.split('.') ?? [];
	const module = (await import(
		new URL(`../../../../packages/n8n-nodes-webex/${source}`, import.meta.url).href
	)) as Readonly<Record<string, Constructor<Instance>>>;
	const Class = module[name];
	if (!Class) throw new Error(`${source} has no class ${name}`);
	return new Class();
}

export interface LoadedNode {
	/** The name of its folder, such as `WebexMessages`. */
	readonly folder: string;
	readonly description: INodeTypeDescription;
}

/** What most people look for comes first; the rest, such as "any event", last. */
const order = ['WebexMessages', 'WebexRooms', 'WebexMeetings', 'WebexMeetingsXml', 'Webex'].flatMap(
	(folder) => [folder, `${folder}Trigger`],
);

const rank = ({ folder }: LoadedNode): number =>
	order.includes(folder) ? order.indexOf(folder) : order.length;

export async function loadNodes(): Promise<readonly LoadedNode[]> {
	const nodes = await Promise.all(
		manifest.n8n.nodes.map(async (built) => ({
			folder: built.split('/').at(-2) ?? '',
			description: (await create<INodeType>(built)).description,
		})),
	);
	return nodes.toSorted((one, other) => rank(one) - rank(other));
}

export const loadCredentials = async (): Promise<readonly ICredentialType[]> =>
	await Promise.all(
		manifest.n8n.credentials.map(async (built) => await create<ICredentialType>(built)),
	);

export const isTrigger = ({ description }: LoadedNode): boolean =>
	description.group.includes('trigger');
