import { branch, leaf, writeXml, type XmlNode } from '@webex-nodes/client/xml';
import type { XmlFailure } from './failure.ts';

const schemas = 'http://www.webex.com/schemas/2002/06';

/** The prefix of each service. */
const prefixes: Readonly<Record<string, string>> = {
	attendee: 'att',
	ep: 'ep',
	event: 'event',
	history: 'history',
	meeting: 'meet',
	meetingtype: 'mtgtype',
	site: 'ns1',
	training: 'train',
	user: 'use',
};

export const successMessage = (content: XmlNode, cluster: string): string =>
	message([leaf('serv:result', 'SUCCESS'), leaf('serv:gsbStatus', cluster)], content);

export function failureMessage(
	{ message: reason, exceptionId, subErrors }: XmlFailure,
	cluster: string,
): string {
	const response = [
		leaf('serv:result', 'FAILURE'),
		leaf('serv:reason', reason),
		leaf('serv:gsbStatus', cluster),
		...(exceptionId ? [leaf('serv:exceptionID', exceptionId)] : []),
		...(subErrors.length > 0 ? [branch('serv:subErrors', subErrors.map(subErrorNode))] : []),
	];
	return message(response, branch('serv:bodyContent', []));
}

const subErrorNode = ({ exceptionId, reason }: XmlFailure['subErrors'][number]) =>
	branch('serv:subError', [leaf('serv:exceptionID', exceptionId), leaf('serv:reason', reason)]);

const message = (response: readonly XmlNode[], content: XmlNode): string =>
	writeXml({
		name: 'serv:message',
		text: '',
		attributes: { 'xmlns:serv': `${schemas}/service`, 'xmlns:com': `${schemas}/common` },
		children: [
			branch('serv:header', [branch('serv:response', response)]),
			branch('serv:body', [content]),
		],
	});

/** The type of the answer to an operation, such as `meet:getMeetingResponse` for `meeting.GetMeeting`. */
export function answerTypeOf(operationType: string): string {
	const [binding = '', name = ''] = operationType.split('.');
	return `${prefixes[binding]}:${name.charAt(0).toLowerCase()}${name.slice(1)}Response`;
}

/** The content of an answer; its elements have the prefix of their service, as the server writes them. */
export function answerContent(type: string, children: readonly XmlNode[]): XmlNode {
	const [prefix = 'serv'] = type.split(':');
	const service = Object.entries(prefixes).find(([, own]) => own === prefix)?.[0] ?? '';
	return {
		name: 'serv:bodyContent',
		text: '',
		children: children.map((node) => withPrefix(node, prefix)),
		attributes: {
			'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
			[`xmlns:${prefix}`]: `${schemas}/service/${service}`,
			'xsi:type': type,
		},
	};
}

function withPrefix(node: XmlNode, prefix: string): XmlNode {
	const name = `${prefix}:${node.name}`;
	if (node.children.length === 0) return leaf(name, node.text);
	const inside = node.name === 'matchingRecords' ? 'serv' : prefix;
	return branch(
		name,
		node.children.map((each) => withPrefix(each, inside)),
	);
}
