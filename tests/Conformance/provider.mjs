// node provider.mjs PERSON — an OpenID provider (oidc-provider), until its input ends. It says where it is in its first
// line. POST /rotate makes it sign with new keys, and POST /stall makes it leave all else unanswered.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const claims = {
  unit: { envoy_role: 'UNIT' },
  chair: { envoy_role: 'CHAIR', envoy_participant: 'PH' },
  'focal-point': { envoy_role: 'FOCAL_POINT', envoy_participant: 'JP' },
  member: { envoy_role: 'MEMBER', envoy_person: process.argv[2] },
  portal: { envoy_role: 'INTEGRATOR', envoy_scope: 'PEOPLE' },
  visitor: {},
  'two-roles': { envoy_role: ['UNIT', 'CHAIR'] },
};
const ours = 'https://register.example/';

function newKeys() {
  const pairs = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ];
  return pairs.map(({ privateKey }) => {
    const jwk = privateKey.export({ format: 'jwk' });
    return { ...jwk, use: 'sig', kid: createHash('sha256').update(JSON.stringify(jwk)).digest('hex').slice(0, 16) };
  });
}

// The last part of the resource says how its tokens are to be signed.
const tokensFor = (resource) => ({
  scope: '',
  audience: resource.startsWith(ours) ? 'envoy-registry' : 'another-service',
  accessTokenFormat: 'jwt',
  accessTokenTTL: 600,
  jwt: { sign: { alg: resource.slice(resource.lastIndexOf('/') + 1) } },
});

const newProvider = (issuer) =>
  new Provider(issuer, {
    jwks: { keys: newKeys() },
    clients: [
      {
        client_id: 'pages',
        client_secret: 'secret-of-pages',
        // Of a native client any port of this machine is good.
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/sign-in/provider/back'],
      },
      ...Object.keys(claims).map((client_id) => ({
        client_id,
        client_secret: `secret-of-${client_id}`,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    extraTokenClaims: (_, token) => claims[token.clientId],
    // For people with a browser: whoever types the name of one of the claims above is who has them.
    claims: { openid: ['sub', 'envoy_role', 'envoy_participant', 'envoy_person'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims[sub] }) }),
    pkce: { required: () => true },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: (_, resource) => tokensFor(resource) },
    },
  }).callback();

let provider;
let stalled = false;
const server = createServer((request, response) => {
  if (request.url === '/rotate' || request.url === '/stall') {
    if (request.url === '/rotate') provider = newProvider(issuer);
    else stalled = true;
    response.writeHead(204).end();
  } else if (!stalled) provider(request, response);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
provider = newProvider(issuer);
console.log(issuer);

process.stdin.resume().on('end', () => process.exit());
