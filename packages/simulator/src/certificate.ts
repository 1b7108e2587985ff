import { generateKeyPair, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import forge from 'node-forge';

export interface Certificate {
	/** The server's private key, PEM. */
	readonly key: string;
	/** The server's certificate, PEM. */
	readonly cert: string;
	/** The certificate of the authority, PEM: whoever trusts it accepts the server, as with NODE_EXTRA_CA_CERTS. */
	readonly ca: string;
}

const loopbackNames = ['127.0.0.1', 'localhost', '::1'];
const day = 24 * 3600 * 1000; // ms
/** Some systems refuse server certificates that are valid for longer. */
const validity = 397 * day;

/**
 * Makes an authority, and a certificate of it for this machine and for `names`: host names, `*.example.test`, or IP
 * addresses. The key of the authority is forgotten, so it will vouch for no other server.
 */
export async function createCertificate(names: readonly string[] = []): Promise<Certificate> {
	const authority = await newKeys();
	const server = await newKeys();
	const issuer = [{ name: 'commonName', value: 'Webex simulator authority' }];
	const subject = [{ name: 'commonName', value: 'Webex simulator' }];
	const altNames = [...new Set([...loopbackNames, ...names])].map(altName);
	const ca = certificate({
		subject: issuer,
		issuer,
		publicKey: authority.publicKey,
		extensions: [
			{ name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
			{ name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
			{ name: 'subjectKeyIdentifier' },
		],
	});
	const cert = certificate({
		subject,
		issuer,
		publicKey: server.publicKey,
		extensions: [
			{ name: 'basicConstraints', critical: true, cA: false },
			{ name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{ name: 'subjectAltName', altNames },
			{
				name: 'authorityKeyIdentifier',
				keyIdentifier: ca.generateSubjectKeyIdentifier().getBytes(),
			},
		],
	});
	for (const unsigned of [ca, cert]) {
		unsigned.sign(forge.pki.privateKeyFromPem(authority.privateKey), forge.md.sha256.create());
	}
	return {
		key: server.privateKey,
		cert: forge.pki.certificateToPem(cert),
		ca: forge.pki.certificateToPem(ca),
	};
}

/** Node makes keys much faster than the library. */
const newKeys = () =>
	promisify(generateKeyPair)('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});

/** @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6 for the numbers. */
const altName = (name: string) =>
	isIP(name) ? { type: 7, ip: name } : { type: 2, value: name.toLowerCase() };

/** As the library's manual lists them: its types know no names. */
type Extension = { readonly name: string } & Readonly<Record<string, unknown>>;

function certificate({
	subject,
	issuer,
	publicKey,
	extensions,
}: {
	readonly subject: forge.pki.CertificateField[];
	readonly issuer: forge.pki.CertificateField[];
	/** PEM. */
	readonly publicKey: string;
	readonly extensions: readonly Extension[];
}): forge.pki.Certificate {
	const made = forge.pki.createCertificate();
	made.publicKey = forge.pki.publicKeyFromPem(publicKey);
	// A first byte below 80 keeps the number positive.
	made.serialNumber = `01${randomBytes(15).toString('hex')}`;
	// Clocks of two machines differ a little.
	made.validity.notBefore = new Date(Date.now() - day);
	made.validity.notAfter = new Date(made.validity.notBefore.getTime() + validity);
	made.setSubject(subject);
	made.setIssuer(issuer);
	made.setExtensions([...extensions]);
	return made;
}
