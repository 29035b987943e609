import { Lexer, Source } from 'graphql';

/**
 * The text with one to three tokens taken out, doubled, swapped or replaced; often no document any more, often
 * nonsense.
 */
export function damage(query, random) {
  const pieces = split(query);
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(pieces.length);
    const other = random.below(pieces.length);
    switch (random.below(5)) {
      case 0:
        pieces[at] = '';
        break;
      case 1:
        pieces[at] += ` ${pieces[at]}`;
        break;
      case 2:
        [pieces[at], pieces[other]] = [pieces[other], pieces[at]];
        break;
      case 3:
        pieces[at] = pieces[other];
        break;
      default:
        pieces[at] = random.pick(intruders);
    }
  }
  return pieces.join('');
}

/** The same request with one variable left out, of another kind, or null. */
export function damageVariables(variables, random) {
  const name = random.pick(Object.keys(variables));
  return {
    ...variables,
    [name]: random.pick([undefined, null, 'text', 1.5, 2 ** 31, -1, true, [], [null], {}, [[1]]]),
  };
}

/** Tokens with the blank space before each. */
function split(query) {
  const lexer = new Lexer(new Source(query));
  const pieces = [];
  for (let end = 0; lexer.advance().kind !== '<EOF>'; end = lexer.token.end)
    pieces.push(query.slice(end, lexer.token.end));
  return pieces;
}

const intruders = [
  ...['{', '}', '(', ')', '[', ']', '$', ':', '=', '!', '...', '@', '&', '|', ',', '.', '..', '?', '-'],
  ...[
    ' on',
    ' fragment',
    ' query',
    ' mutation',
    ' subscription',
    ' null',
    ' true',
    ' __typename',
    ' nonsense',
    ' type A { a: Int }',
  ],
  ...[
    ' 0',
    ' -0',
    ' 01',
    ' 1.',
    ' 1e9',
    ' .5',
    ' 0xF',
    ' 9999999999',
    ' 1a',
    ' "text"',
    ' "',
    ' "\\u{1F600}"',
    ' "\\uD83D"',
    ' "\\x"',
  ],
  ...[
    ' """block\n  text"""',
    ' """',
    '\n# a remark\n',
    '\r\n',
    '\uFEFF',
    '\u0000',
    'é',
    '😀',
    '\u00A0',
    ' @skip',
    ' @include(if: true)',
  ],
  ...[' @nonsense', ' ...nonsense', ' ... on Nonsense { a }', ' $v0', ' $nonsense', ' {}', ' ()', ' []'],
];
