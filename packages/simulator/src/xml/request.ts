import { parseXml, type XmlNode } from '@webex-nodes/client/xml';
import { invalid } from './failure.ts';

export interface XmlRequest {
	/** Binding and name of the operation, such as `meeting.GetMeeting`. */
	readonly type: string;
	readonly securityContext: XmlNode | undefined;
	readonly content: XmlNode;
}

const bindings = 'java:com.webex.service.binding.';

/** @throws XmlFailure when the document is no message; XmlDocumentError when it is no XML. */
export function readRequest(document: string): XmlRequest {
	const root = parseXml(document);
	const header = child(root, 'header');
	const content = child(child(root, 'body'), 'bodyContent');
	if (root.name !== 'message' || !header || !content) throw invalid('this is no message');
	return {
		type: content.attributes['type']?.replace(bindings, '') ?? '',
		securityContext: child(header, 'securityContext'),
		content,
	};
}

const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
	node?.children.find((each) => each.name === name);

/** The text of a child, without spaces around it; empty when there is none. */
export const textOf = (node: XmlNode | undefined, name: string): string =>
	child(node, name)?.text.trim() ?? '';
