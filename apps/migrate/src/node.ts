import { defaults, type Entry, knowledge } from './knowledge/index.ts';
import { convert, isObject, type Json, read, write } from './values.ts';

export const from = 'n8n-nodes-webex.webexMeetingsXml';
const to = 'n8n-nodes-webex.webexMeetings';

/** A node of a workflow, as far as it matters here; other fields stay as they are. */
export interface WorkflowNode {
	readonly name: string;
	readonly type: string;
	readonly parameters: Json;
	readonly credentials?: Json;
}

export interface NodeResult {
	readonly node: string;
	readonly operation: string;
	readonly target?: string;
	/** What has to be written; absent when the node stays. */
	readonly after?: Pick<WorkflowNode, 'credentials' | 'parameters' | 'type'>;
	readonly changes: readonly string[];
	/** What the credential has to have from now on. */
	readonly scopes?: readonly string[];
	/** What works differently from now on. */
	readonly differs: readonly string[];
	/** What a person has to do or to decide. */
	readonly todo: readonly string[];
}

/** What becomes of one node of the XML API. */
export function migrateNode(node: WorkflowNode): NodeResult {
	const { resource = defaults.resource } = node.parameters;
	const { operation = defaults.operations[String(resource)] } = node.parameters;
	const name = `${resource}.${operation}`;
	const entry = knowledge[name];
	const staying = { node: node.name, operation: name, changes: [], differs: [] };
	if (!entry) return { ...staying, todo: [`${name} is no operation of the XML node`] };
	if (!entry.target) return { ...staying, todo: entry.mayStay ? [] : [`stays: ${entry.why}`] };
	const reasons = obstacles(node.parameters, entry);
	if (reasons.length > 0) return { ...staying, todo: reasons.map((why) => `stays: ${why}`) };
	return { ...rewritten(node, entry, entry.target), node: node.name, operation: name };
}

/** Parameters as paths: the values inside of groups such as "Options" by themselves. */
const groups = ['options', 'changes', 'filters'];

const flat = (parameters: Json): [string, unknown][] =>
	Object.entries(parameters).flatMap(([name, value]) =>
		groups.includes(name) && isObject(value)
			? Object.entries(value).map(([inner, item]): [string, unknown] => [`${name}.${inner}`, item])
			: [[name, value] as [string, unknown]],
	);

const structural = ['authentication', 'operation', 'resource'];

const isSet = (value: unknown) =>
	value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

function obstacles(parameters: Json, { parameters: rules, only }: Entry): string[] {
	if (only && read(parameters, only.name) === only.value) return [only.why];
	return flat(parameters).flatMap(([path, value]) => {
		const rule = rules[path];
		if (structural.includes(path) || !isSet(value)) return [];
		if (!rule) return [`the parameter "${path}" is unknown`];
		if (!('none' in rule) || rule.except?.includes(value)) return [];
		return [`"${path}" is set: ${rule.none}`];
	});
}

function rewritten(node: WorkflowNode, entry: Entry, target: string) {
	const [resource, operation] = target.split('.');
	const parameters: Json = { authentication: 'oAuth2', resource, operation };
	const changes: string[] = [];
	const todo: string[] = [];
	for (const [path, value] of flat(node.parameters)) {
		const rule = entry.parameters[path];
		if (!rule || !isSet(value)) continue;
		if ('leftOut' in rule) {
			changes.push(`"${path}" is left out: ${rule.leftOut}`);
			if (!rule.isHarmless) todo.push(`"${path}" was ${JSON.stringify(value)}: ${rule.leftOut}`);
		}
		if (!('to' in rule)) continue;
		const { value: converted, problem } = convert(rule.form ?? 'same', value);
		write(parameters, rule.to, converted);
		if (rule.to !== path) changes.push(`"${path}" becomes "${rule.to}"`);
		else if (JSON.stringify(converted) !== JSON.stringify(value)) {
			changes.push(`"${path}" becomes ${JSON.stringify(converted)}`);
		}
		if (rule.note) todo.push(`"${rule.to}": ${rule.note}`);
		if (problem) todo.push(`"${rule.to}": ${problem}`);
	}
	for (const [path, value] of Object.entries(entry.adds ?? {})) {
		if (read(parameters, path) !== undefined) continue;
		write(parameters, path, value);
		changes.push(`"${path}" is ${JSON.stringify(value)}, as over XML`);
	}
	if (node.parameters['simplify'] === false) {
		todo.push('"Simplify" is off: the output of REST has other fields');
	}
	const credentials = credentialsOf(node);
	if (!credentials)
		todo.push('needs a credential "Webex OAuth2 API": the one it had is for XML only');
	return {
		target,
		after: { type: to, parameters, ...(credentials && { credentials }) },
		changes,
		differs: entry.differs,
		...(entry.scopes && { scopes: entry.scopes }),
		todo,
	};
}

/** Only the OAuth2 credential of developer.webex.com works with REST. */
function credentialsOf({ parameters, credentials }: WorkflowNode): Json | undefined {
	const { authentication = 'oAuth2' } = parameters;
	const credential = credentials?.['webexOAuth2Api'];
	return authentication === 'oAuth2' && credential ? { webexOAuth2Api: credential } : undefined;
}
