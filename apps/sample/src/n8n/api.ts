import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'flatted';
import { z } from 'zod';
import { UserFacingError } from '../errors.ts';

export interface Login {
	readonly email: string;
	readonly password: string;
}

const Values = z.record(z.string(), z.unknown());

export const WorkflowNode = z.looseObject({
	name: z.string(),
	type: z.string(),
	/** By type. */
	credentials: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).optional(),
});
export type WorkflowNode = z.infer<typeof WorkflowNode>;

export const WorkflowFile = z.looseObject({
	name: z.string(),
	description: z.string().nullish(),
	/** The first one is the category. */
	tags: z.array(z.looseObject({ name: z.string(), id: z.string().optional() })).optional(),
	nodes: z.array(WorkflowNode),
	connections: Values,
	settings: Values.nullish(),
});
export type WorkflowFile = z.infer<typeof WorkflowFile>;

const StoredWorkflow = WorkflowFile.extend({ id: z.string(), versionId: z.string() });
export type StoredWorkflow = z.infer<typeof StoredWorkflow>;

const ExecutionSummary = z.object({
	id: z.string(),
	workflowId: z.string(),
	workflowName: z.string().nullish(),
	status: z.string(),
	mode: z.string(),
	stoppedAt: z.string().nullish(),
});
export type ExecutionSummary = z.infer<typeof ExecutionSummary>;

const Page = z.object({
	results: z.array(ExecutionSummary),
	nextCursor: z.string().nullish(),
});

const Failure = z.object({ message: z.string(), description: z.string().nullish() });

const NodeResult = z.object({
	error: Failure.optional(),
	/** By kind of connection; one list of items for each output. */
	data: z
		.object({
			main: z.array(z.array(z.object({ json: Values.default({}) })).nullable()).optional(),
		})
		.nullish(),
});
export type NodeResult = z.infer<typeof NodeResult>;

const RunData = z.record(z.string(), z.array(NodeResult));

/** While an execution runs, parts are missing. */
const Recorded = z
	.object({
		resultData: z.object({ runData: RunData.optional(), error: Failure.optional() }).optional(),
	})
	.optional();

export interface Execution extends ExecutionSummary {
	readonly workflowData: WorkflowFile;
	/** By node name, one entry for each time that the node ran. */
	readonly runData: z.infer<typeof RunData>;
	readonly error?: z.infer<typeof Failure>;
}

/** A node may run a small workflow for itself, which n8n shows only while it runs. */
const isWhole = ({ mode }: ExecutionSummary) => mode !== 'integrated';

const Credential = z.object({ id: z.string(), name: z.string(), type: z.string() });
export type Credential = z.infer<typeof Credential>;

/** What n8n's node returns of a data table. */
type TableFacts = Readonly<Record<string, unknown>>;

function rowsPath(table: TableFacts): string {
	const { id, projectId } = z.looseObject({ id: z.string(), projectId: z.string() }).parse(table);
	return `/rest/projects/${projectId}/data-tables/${id}/rows`;
}

const NodeType = z.object({
	name: z.string(),
	version: z.union([z.number(), z.array(z.number())]),
});

const Settings = z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) });

const namesOf = ({ email, password }: Login) => ({ emailOrLdapLoginId: email, password });

/** n8n replaces this mark with the stored value. */
const asStored = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

const shownAfter = 10_000; // ms
const readyAfter = 60_000; // ms

/** n8n's own interface, as the editor uses it. */
export class N8nApi {
	readonly url: string;
	readonly #cookies = new Map<string, string>();

	constructor(url: string) {
		this.url = url;
	}

	/** Creates the owner on a new instance, and logs in. */
	async logIn(login: Login): Promise<void> {
		const { email, password } = login;
		if (await this.#isNew(login)) {
			await this.#send(z.unknown(), 'POST', '/rest/owner/setup', {
				email,
				password,
				firstName: 'Sample',
				lastName: 'Owner',
			});
		} else {
			await this.#send(z.unknown(), 'POST', '/rest/login', namesOf(login));
		}
	}

	/** An n8n without its editor does not say whether it has an owner: it is new when it does not know this one. */
	async #isNew(login: Login): Promise<boolean> {
		const path = '/rest/settings';
		const { status } = await this.#fetch('HEAD', this.url + path);
		if (status === 404) {
			const answer = await this.#fetch('POST', `${this.url}/rest/login`, namesOf(login));
			return answer.status === 401;
		}
		const { userManagement } = await this.#send(Settings, 'GET', path);
		return userManagement.showSetupOnFirstLoad;
	}

	async credentials(): Promise<Credential[]> {
		return await this.#send(z.array(Credential), 'GET', '/rest/credentials');
	}

	async saveCredential(
		credential: Omit<Credential, 'id'> & { readonly data: object },
	): Promise<Credential> {
		const existing = (await this.credentials()).find(
			({ name, type }) => name === credential.name && type === credential.type,
		);
		if (!existing) return await this.#send(Credential, 'POST', '/rest/credentials', credential);
		await this.#send(z.unknown(), 'PATCH', `/rest/credentials/${existing.id}`, credential);
		return existing;
	}

	/** Whether a token is stored; n8n does not show the token itself. */
	async isConnected(credentialId: string): Promise<boolean> {
		const { data } = await this.#send(
			z.object({ data: Values.optional() }),
			'GET',
			`/rest/credentials/${credentialId}?includeData=true`,
		);
		return Boolean(data?.['oauthTokenData']);
	}

	/** Runs the test of the credential type with what is stored. */
	async testCredential(credentialId: string): Promise<{ status: string; message: string }> {
		const stored = await this.#send(
			z.looseObject({ type: z.string(), data: Values }),
			'GET',
			`/rest/credentials/${credentialId}?includeData=true`,
		);
		const isOAuth2 = stored.type.includes('OAuth2');
		const data = { ...stored.data, ...(isOAuth2 && { oauthTokenData: asStored }) };
		return await this.#send(
			z.object({ status: z.string(), message: z.string() }),
			'POST',
			'/rest/credentials/test',
			{ credentials: { ...stored, data } },
		);
	}

	/** Where the person consents. */
	async authorizeUrl(credentialId: string): Promise<string> {
		return await this.#send(z.string(), 'GET', `/rest/oauth2-credential/auth?id=${credentialId}`);
	}

	/** Opens the address to which Webex redirects, as a browser does. */
	async openCallback(callbackUrl: string): Promise<string> {
		const response = await this.#fetch('GET', callbackUrl);
		return await response.text();
	}

	/** The choices of a field, as the editor loads them. */
	async optionsOf(
		{ type, credentials, parameters }: WorkflowNode,
		methodName: string,
	): Promise<{ name: string; value: string }[]> {
		return await this.#send(
			z.array(z.object({ name: z.string(), value: z.string() })),
			'POST',
			'/rest/dynamic-node-parameters/options',
			{
				path: 'parameters',
				nodeTypeAndVersion: { name: type, version: 1 },
				currentNodeParameters: parameters,
				methodName,
				credentials,
			},
		);
	}

	/** A key of the public API, for an hour. */
	async createApiKey(scopes: readonly string[]): Promise<string> {
		const expiresAt = Math.round(Date.now() / 1000) + 3600;
		const label = `key-${randomUUID()}`;
		const { rawApiKey } = await this.#send(
			z.object({ rawApiKey: z.string() }),
			'POST',
			'/rest/api-keys',
			{ label, expiresAt, scopes },
		);
		return rawApiKey;
	}

	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.#send(StoredWorkflow, 'GET', `/rest/workflows/${id}`);
	}

	/** With its tags, of which n8n makes those that it does not have. */
	async saveWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		const body = { ...file, ...(file.tags && { tags: await this.#tagIds(file.tags) }) };
		const known = z.array(z.object({ id: z.string(), name: z.string() }));
		const stored = await this.#send(known, 'GET', '/rest/workflows');
		const existing = stored.find(({ name }) => name === file.name);
		return existing
			? await this.#send(
					StoredWorkflow,
					'PATCH',
					`/rest/workflows/${existing.id}?forceSave=true`,
					body,
				)
			: await this.#send(StoredWorkflow, 'POST', '/rest/workflows', { ...body, active: false });
	}

	async #tagIds(tags: readonly { readonly name: string }[]): Promise<string[]> {
		const Tag = z.object({ id: z.string(), name: z.string() });
		const known = await this.#send(z.array(Tag), 'GET', '/rest/tags');
		const ids: string[] = [];
		for (const { name } of tags) {
			const tag = known.find((each) => each.name === name);
			ids.push((tag ?? (await this.#send(Tag, 'POST', '/rest/tags', { name }))).id);
		}
		return ids;
	}

	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.#send(z.unknown(), 'POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.#send(z.unknown(), 'POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Starts at the trigger, as "Execute workflow" in the editor does. Resolves to the execution's ID. */
	async run(workflow: StoredWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.#send(
			z.object({ executionId: z.string() }),
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** Stops an execution, as a person does in the editor. */
	async stop(executionId: string): Promise<void> {
		await this.#send(z.unknown(), 'POST', `/rest/executions/${executionId}/stop`, {});
	}

	/** As "Retry" in the list of executions does. Resolves to the ID of the new execution, when it has ended. */
	async retry(executionId: string): Promise<string> {
		const path = `/rest/executions/${executionId}/retry`;
		const answer = z.object({ id: z.string() });
		const { id } = await this.#send(answer, 'POST', path, { loadWorkflow: false });
		return id;
	}

	/** Newest first; without those that a node started. */
	async executions(limit = 20, isListed = isWhole): Promise<ExecutionSummary[]> {
		const { results } = await this.#send(Page, 'GET', `/rest/executions?limit=${limit}`);
		return results.filter(isListed);
	}

	/** Of all pages, newest first. */
	async allExecutions(): Promise<ExecutionSummary[]> {
		const all: ExecutionSummary[] = [];
		let cursor = '';
		for (;;) {
			const path = `/rest/executions?limit=100${cursor}`;
			const { results, nextCursor } = await this.#send(Page, 'GET', path);
			all.push(...results.filter(isWhole));
			if (!nextCursor) return all;
			cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
		}
	}

	/** n8n lists a new execution a moment before it can show it: then it answers without one. */
	async execution(id: string): Promise<Execution> {
		const answer = ExecutionSummary.extend({ workflowData: WorkflowFile, data: z.string() });
		const path = `/rest/executions/${id}`;
		const deadline = Date.now() + shownAfter;
		let found = await this.#send(answer.optional(), 'GET', path);
		while (!found && Date.now() < deadline) {
			await setTimeout(100);
			found = await this.#send(answer.optional(), 'GET', path);
		}
		if (!found) throw new Error(`n8n lists the execution ${id}, but does not show it`);
		const { data, ...summary } = found;
		const { runData = {}, error } = Recorded.parse(parse(data))?.resultData ?? {};
		return { ...summary, runData, ...(error && { error }) };
	}

	/** Changes rows of a data table, as a person does in the editor. */
	async changeRows(
		table: TableFacts,
		where: Readonly<Record<string, string>>,
		cells: object,
	): Promise<void> {
		const filters = Object.entries(where).map(([columnName, value]) => ({
			columnName,
			condition: 'eq',
			value,
		}));
		const body = { filter: { type: 'and', filters }, data: cells };
		await this.#send(z.unknown(), 'PATCH', rowsPath(table), body);
	}

	/** The first 250 rows of a data table. */
	async rows(table: TableFacts): Promise<z.infer<typeof Values>[]> {
		const path = `${rowsPath(table)}?take=250`;
		return (await this.#send(z.object({ data: z.array(Values) }), 'GET', path)).data;
	}

	/** The rules of n8n's own report about the next major version that apply to a stored workflow. */
	async affectedBy(version: string): Promise<{ ruleId: string; nbAffectedWorkflows: number }[]> {
		const found = z.object({ ruleId: z.string(), nbAffectedWorkflows: z.number() });
		const answer = z.object({ report: z.object({ workflowResults: z.array(found) }) });
		const path = `/rest/breaking-changes/report/refresh?version=${version}`;
		return (await this.#send(answer, 'POST', path)).report.workflowResults;
	}

	async nodeTypes(): Promise<z.infer<typeof NodeType>[]> {
		const response = await this.#fetch('GET', `${this.url}/types/nodes.json`);
		return z.array(NodeType).parse(await response.json());
	}

	async #send<Schema extends z.ZodType>(
		schema: Schema,
		method: string,
		path: string,
		body?: object,
	): Promise<z.infer<Schema>> {
		const response = await this.#fetch(method, this.url + path, body);
		const text = await response.text();
		if (!response.ok) {
			throw new UserFacingError(
				`n8n refused ${method} ${path.split('?')[0]} (${response.status}): ${text.slice(0, 300)}`,
			);
		}
		const { success, data, error } = schema.safeParse(JSON.parse(text).data);
		if (success) return data;
		throw new Error(`n8n's answer to ${method} ${path.split('?')[0]}: ${z.prettifyError(error)}`);
	}

	/** A busy n8n says for a moment that its database is not ready: then it has done nothing. */
	async #fetch(method: string, url: string, body?: object): Promise<Response> {
		const deadline = Date.now() + readyAfter;
		for (;;) {
			const response = await this.#fetchOnce(method, url, body);
			if (response.status !== 503 || Date.now() > deadline) return response;
			await setTimeout(500);
		}
	}

	async #fetchOnce(method: string, url: string, body?: object): Promise<Response> {
		const response = await fetch(url, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n ties a session to the browser that opened it.
				'browser-id': 'webex-nodes-sample',
				cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
			},
			...(body && { body: JSON.stringify(body) }),
		});
		for (const cookie of response.headers.getSetCookie()) {
			const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
			this.#cookies.set(name, value);
		}
		return response;
	}
}
