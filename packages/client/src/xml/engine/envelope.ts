import { WebexInputError } from '@webex-nodes/http';
import { decodeXml } from './charset.ts';
import { branch, escapeXml, writeXml, type XmlNode } from './document.ts';
import { XmlDocumentError, type XmlFailure, type XmlSubError } from './errors.ts';
import { parseXml, type XmlLimits } from './parse.ts';
import { nodesOf, type Plain, type PlainInput, plainOf } from './plain.ts';

/**
 * The credentials of a request, in the order of the schema; with one of password, ticket and token.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Request Authentication)
 */
export interface SecurityContext {
	/** On sites of Control Hub, the email address. */
	readonly webExID?: string | undefined;
	readonly password?: string | undefined;
	/** The number of the site, an older alternative to its name. */
	readonly siteID?: string | undefined;
	/** `acme` of `acme.webex.com`. */
	readonly siteName?: string | undefined;
	readonly partnerID?: string | undefined;
	/** Instead of `webExID`. */
	readonly email?: string | undefined;
	readonly sessionTicket?: string | undefined;
	/** A token of an old Webex Meetings integration; tokens of developer.webex.com are of another kind. */
	readonly webExAccessToken?: string | undefined;
}

const order = [
	'webExID',
	'password',
	'siteID',
	'siteName',
	'partnerID',
	'email',
	'sessionTicket',
	'webExAccessToken',
] as const;

const prefix = 'java:com.webex.service.binding.';
const emptyHeader = '<header></header>';

/**
 * A whole request document. `operation` is binding and name, such as `meeting.GetMeeting`, or the full type string;
 * `body` is plain data, or a fragment of XML.
 * @throws {@link WebexInputError} when the fragment is not XML, or the operation is not of this form.
 */
export function buildXmlRequest(request: {
	readonly operation: string;
	readonly body?: PlainInput | string;
	readonly security?: SecurityContext;
}): string {
	const { operation, body = {}, security } = request;
	const nodes = typeof body === 'string' ? parseFragment(body, 'body') : nodesOf(body, 'body');
	const document = writeMessage(operation, nodes);
	return security ? addSecurityContext(document, security) : document;
}

/** Writes a document without credentials: `addSecurityContext` adds them to its empty header. */
export function writeMessage(operation: string, children: readonly XmlNode[]): string {
	const type = operation.startsWith(prefix) ? operation : prefix + operation;
	if (!/^[\w.]+\.[A-Z]\w*$/.test(type.slice(prefix.length))) {
		throw new WebexInputError(
			'operation',
			`expected binding and name, such as meeting.GetMeeting, got "${operation}"`,
		);
	}
	const content = children.map(writeXml).join('');
	return `<?xml version="1.0" encoding="UTF-8"?><serv:message xmlns:serv="http://www.webex.com/schemas/2002/06/service" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${emptyHeader}<body><bodyContent xsi:type="${escapeXml(type)}">${content}</bodyContent></body></serv:message>`;
}

/** Adds credentials to the empty header of a document of `writeMessage`. */
export function addSecurityContext(document: string, security: SecurityContext): string {
	const start = document.indexOf(emptyHeader);
	if (start === -1) throw new WebexInputError('document', 'it has no empty header');
	const children = order.flatMap((name) => {
		const value = security[name];
		return value ? [`<${name}>${escapeXml(value)}</${name}>`] : [];
	});
	const header = `<header><securityContext>${children.join('')}</securityContext></header>`;
	return document.slice(0, start) + header + document.slice(start + emptyHeader.length);
}

/** Reads elements that a person wrote, which have no root element around them. */
export function parseFragment(fragment: string, field: string): readonly XmlNode[] {
	try {
		return parseXml(`<fragment>${fragment}</fragment>`).children;
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		throw new WebexInputError(field, `expected XML elements. ${error.message}`);
	}
}

/** Adds elements to others: into the one with the same name where both contain elements, else after the last. */
export function mergeNodes(nodes: readonly XmlNode[], added: readonly XmlNode[]): XmlNode[] {
	const merged = [...nodes];
	for (const node of added) {
		const at = merged.findIndex(({ name, children }) => name === node.name && children.length > 0);
		const found = merged[at];
		if (found && node.children.length > 0) {
			merged[at] = branch(found.name, mergeNodes(found.children, node.children));
		} else merged.push(node);
	}
	return merged;
}

export interface XmlResponse extends XmlFailure {
	/** `SUCCESS` or `FAILURE`; any other value counts as a success. */
	readonly result: string;
	/** The type of the body without its prefix, such as `getMeetingResponse`. */
	readonly bodyType: string;
	/** The content as plain data, with all values as texts. */
	readonly body: Plain;
}

/** An answer whose header was read, and whose body is still elements. */
export interface ReadMessage extends Omit<XmlResponse, 'body'> {
	readonly content: XmlNode | undefined;
}

/**
 * Reads any answer of the XML API, also a failure.
 * @throws {@link XmlDocumentError} for what is not a whole answer.
 */
export function parseXmlResponse(
	answer: Uint8Array | string,
	options: { readonly contentType?: string; readonly limits?: Partial<XmlLimits> } = {},
): XmlResponse {
	const { content, ...message } = readMessage(answer, options);
	return { ...message, body: content ? plainOf(content, message.bodyType) : '' };
}

export function readMessage(
	answer: Uint8Array | string,
	{
		contentType,
		limits,
	}: { readonly contentType?: string | undefined; readonly limits?: Partial<XmlLimits> } = {},
): ReadMessage {
	const text = typeof answer === 'string' ? answer : decodeXml(answer, contentType);
	const root = parseXml(text, limits);
	if (root.name !== 'message') {
		throw new XmlDocumentError('unexpected', `its root is "${root.name}", not "message"`);
	}
	const response = find(find(root, 'header'), 'response');
	const result = textOf(response, 'result');
	if (!response || !result) {
		throw new XmlDocumentError('unexpected', 'its header tells no result');
	}
	const content = find(find(root, 'body'), 'bodyContent');
	if (!content && result !== 'FAILURE') {
		throw new XmlDocumentError('unexpected', 'it has no bodyContent');
	}
	const gsbStatus = textOf(response, 'gsbStatus');
	const caseId = textOf(response, 'caseID');
	return {
		result,
		reason: textOf(response, 'reason') || (result === 'FAILURE' ? 'Webex gave no reason' : ''),
		exceptionId: textOf(response, 'exceptionID'),
		subErrors: (find(response, 'subErrors')?.children ?? []).map(readSubError),
		...(gsbStatus && { gsbStatus }),
		...(caseId && { caseId }),
		bodyType: content?.attributes['type']?.replace(/^.*:/, '') ?? '',
		content,
	};
}

function readSubError(node: XmlNode): XmlSubError {
	const value = textOf(node, 'value');
	return {
		exceptionId: textOf(node, 'exceptionID'),
		reason: textOf(node, 'reason'),
		...(value && { value }),
	};
}

const find = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
	node?.children.find((child) => child.name === name);

const textOf = (node: XmlNode | undefined, name: string): string =>
	find(node, name)?.text.trim() ?? '';
