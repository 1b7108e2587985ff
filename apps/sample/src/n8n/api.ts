import { parse } from 'flatted';
import { UserFacingError } from '../errors.ts';

export interface Login {
	readonly email: string;
	readonly password: string;
}

export interface WorkflowFile {
	readonly name: string;
	readonly nodes: readonly WorkflowNode[];
	readonly connections: object;
	readonly settings?: object;
}

export interface WorkflowNode {
	readonly name: string;
	readonly type: string;
	readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
	readonly [more: string]: unknown;
}

export interface StoredWorkflow extends WorkflowFile {
	readonly id: string;
	readonly versionId: string;
}

export interface ExecutionSummary {
	readonly id: string;
	readonly workflowId: string;
	readonly workflowName?: string;
	readonly status: string;
	readonly stoppedAt?: string;
}

export interface NodeResult {
	readonly error?: { readonly message: string; readonly description?: string };
	readonly data?: { readonly main?: readonly (readonly { readonly json: object }[] | null)[] };
}

export interface Execution extends ExecutionSummary {
	readonly workflowData: WorkflowFile;
	/** By node name, one entry for each time the node ran. */
	readonly runData: Readonly<Record<string, readonly NodeResult[]>>;
	readonly error?: { readonly message: string; readonly description?: string };
}

export interface Credential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

/** n8n puts the stored value in the place of this mark. */
const asStored = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

/** n8n's own interface, as the editor uses it. */
export class N8nApi {
	readonly url: string;
	readonly #cookies = new Map<string, string>();

	constructor(url: string) {
		this.url = url;
	}

	/** Creates the owner on a new instance, and logs in. */
	async logIn(login: Login): Promise<void> {
		const settings = await this.#send<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/rest/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await this.#send('POST', '/rest/owner/setup', {
				email: login.email,
				password: login.password,
				firstName: 'Sample',
				lastName: 'Owner',
			});
		} else {
			await this.#send('POST', '/rest/login', {
				emailOrLdapLoginId: login.email,
				password: login.password,
			});
		}
	}

	async credentials(): Promise<Credential[]> {
		return await this.#send('GET', '/rest/credentials');
	}

	async saveCredential(
		credential: Omit<Credential, 'id'> & { readonly data: object },
	): Promise<Credential> {
		const existing = (await this.credentials()).find(
			({ name, type }) => name === credential.name && type === credential.type,
		);
		if (!existing) return await this.#send('POST', '/rest/credentials', credential);
		await this.#send('PATCH', `/rest/credentials/${existing.id}`, credential);
		return existing;
	}

	/** Whether a token is stored, which n8n shows without showing the token. */
	async isConnected(credentialId: string): Promise<boolean> {
		const { data } = await this.#send<{ data?: { oauthTokenData?: unknown } }>(
			'GET',
			`/rest/credentials/${credentialId}?includeData=true`,
		);
		return Boolean(data?.oauthTokenData);
	}

	/** Runs the test of the credential type with what is stored. */
	async testCredential(credentialId: string): Promise<{ status: string; message: string }> {
		const stored = await this.#send<Credential & { data: object }>(
			'GET',
			`/rest/credentials/${credentialId}?includeData=true`,
		);
		const isOAuth2 = stored.type.includes('OAuth2');
		const data = { ...stored.data, ...(isOAuth2 && { oauthTokenData: asStored }) };
		return await this.#send('POST', '/rest/credentials/test', { credentials: { ...stored, data } });
	}

	/** Where the person consents. */
	async authorizeUrl(credentialId: string): Promise<string> {
		return await this.#send('GET', `/rest/oauth2-credential/auth?id=${credentialId}`);
	}

	/** Opens the address that the person was sent back to, as their browser would. */
	async openCallback(callbackUrl: string): Promise<string> {
		const response = await this.#fetch('GET', callbackUrl);
		return await response.text();
	}

	async saveWorkflow(file: WorkflowFile): Promise<StoredWorkflow> {
		const stored = await this.#send<StoredWorkflow[]>('GET', '/rest/workflows');
		const existing = stored.find(({ name }) => name === file.name);
		return existing
			? await this.#send('PATCH', `/rest/workflows/${existing.id}?forceSave=true`, file)
			: await this.#send('POST', '/rest/workflows', { ...file, active: false });
	}

	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.#send('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate({ id }: StoredWorkflow): Promise<void> {
		await this.#send('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Starts at the trigger, as "Execute workflow" in the editor does. Resolves to the execution's ID. */
	async run(workflow: StoredWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.#send<{ executionId: string }>(
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** As somebody does who no longer wants it. */
	async stop(executionId: string): Promise<void> {
		await this.#send('POST', `/rest/executions/${executionId}/stop`, {});
	}

	/** Newest first. */
	async executions(limit = 20): Promise<ExecutionSummary[]> {
		const { results } = await this.#send<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?limit=${limit}`,
		);
		return results;
	}

	/** Of all pages, newest first. */
	async allExecutions(): Promise<ExecutionSummary[]> {
		const all: ExecutionSummary[] = [];
		let cursor = '';
		for (;;) {
			const { results, nextCursor } = await this.#send<{
				results: ExecutionSummary[];
				nextCursor?: string | null;
			}>('GET', `/rest/executions?limit=100${cursor}`);
			all.push(...results);
			if (!nextCursor) return all;
			cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
		}
	}

	async execution(id: string): Promise<Execution> {
		const { data, ...summary } = await this.#send<ExecutionSummary & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		// While it runs there may be nothing in it yet.
		const recorded = parse(data) as { resultData?: Partial<Execution> } | undefined;
		const { runData = {}, error } = recorded?.resultData ?? {};
		return { ...(summary as Execution), runData, ...(error && { error }) };
	}

	async nodeTypes(): Promise<{ name: string }[]> {
		const response = await this.#fetch('GET', `${this.url}/types/nodes.json`);
		return (await response.json()) as { name: string }[];
	}

	async #send<Result>(method: string, path: string, body?: object): Promise<Result> {
		const response = await this.#fetch(method, this.url + path, body);
		const text = await response.text();
		if (!response.ok) {
			throw new UserFacingError(
				`n8n refused ${method} ${path.split('?')[0]} (${response.status}): ${text.slice(0, 300)}`,
			);
		}
		return (JSON.parse(text) as { data: Result }).data;
	}

	async #fetch(method: string, url: string, body?: object): Promise<Response> {
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
