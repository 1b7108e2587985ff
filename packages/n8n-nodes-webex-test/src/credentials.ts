import { randomUUID } from 'node:crypto';
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	INodeTypes,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, Workflow } from './n8n.ts';

/** What the base type of n8n adds to a credential type that extends it. */
const inherited: INodeProperties[] = ['clientId', 'clientSecret'].map((name) => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
}));

const owner: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'test.items',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** One decrypted credential in memory; hidden defaults and expressions are resolved as in n8n. */
export class OneCredential extends ICredentialsHelper {
	/** Its own for each: what the nodes keep by it for a process must not reach from test to test. */
	readonly id = randomUUID();
	stored: ICredentialDataDecryptedObject;
	/** Each token that n8n stored, oldest first. */
	readonly saved: ICredentialDataDecryptedObject[] = [];
	readonly #loader: PackageDirectoryLoader;
	readonly #nodeTypes: INodeTypes;

	constructor(
		loader: PackageDirectoryLoader,
		nodeTypes: INodeTypes,
		data: ICredentialDataDecryptedObject,
	) {
		super();
		this.#loader = loader;
		this.#nodeTypes = nodeTypes;
		this.stored = data;
	}

	getParentTypes(name: string): string[] {
		return this.#loader.getCredential(name).type.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.#loader.getCredential(typeName).type;
		if (typeof authenticate !== 'function') throw new Error(`${typeName} does not sign by itself`);
		return await authenticate(credentials, options);
	}

	/** When the hidden, expirable field is empty, or n8n met a 401. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: unknown,
		isExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.#loader.getCredential(typeName).type;
		const expirable = properties.find(({ typeOptions }) => typeOptions?.expirable);
		if (!preAuthentication || !expirable) return undefined;
		if (credentials[expirable.name] !== '' && !isExpired) return undefined;
		const output = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		this.stored = { ...this.stored, ...output };
		this.saved.push(output);
		return { ...credentials, ...output };
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.#loader.getCredential(typeName).type;
		return (await preAuthentication?.call(helpers, credentials)) as
			| ICredentialDataDecryptedObject
			| undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('Nothing here reads encrypted credentials');
	}

	async getDecrypted(
		_additionalData: unknown,
		_nodeCredentials: unknown,
		type: string,
		_mode?: unknown,
		_executeData?: unknown,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		if (raw) return { ...this.stored };
		const { oauthTokenData } = this.stored;
		const known = this.#resolved.get(this.stored) ?? new Map();
		const resolved = known.get(type) ?? this.#resolve(type);
		this.#resolved.set(this.stored, known.set(type, resolved));
		return { ...resolved, ...(oauthTokenData !== undefined && { oauthTokenData }) };
	}

	/** Each request asks for it, and what is stored is replaced when it changes. */
	readonly #resolved = new WeakMap<object, Map<string, ICredentialDataDecryptedObject>>();

	#resolve(type: string): ICredentialDataDecryptedObject {
		const { oauthTokenData: _, ...fields } = this.stored;
		const workflow = new Workflow({
			nodes: [owner],
			connections: {},
			active: false,
			nodeTypes: this.#nodeTypes,
		});
		const filled = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			fields as never,
			true,
			false,
			null,
			null,
		);
		return workflow.expression.getComplexParameterValue(
			owner,
			filled as never,
			'manual',
			{},
			undefined,
			undefined,
			filled as never,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_nodeCredentials: unknown,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		if (oauthTokenData === undefined) return;
		this.stored = { ...this.stored, oauthTokenData };
		this.saved.push({ oauthTokenData });
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return [...inherited, ...this.#loader.getCredential(type).type.properties];
	}
}
