/** XML as sources may write it: what becomes of a document, and which documents are refused. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SourceError } from '../src/source-api/answer.ts';
import { escapeXml, xmlReader } from '../src/transport/xml.ts';

const read = xmlReader(['item'], ['code']);

describe('parsing an XML document', () => {
  test.each([
    ['text, trimmed', '<a>\n  Trần Thị Bình \t</a>', { a: 'Trần Thị Bình' }],
    ['an element with nothing in it', '<a/>', { a: '' }],
    ['children by their local names', '<x:a xmlns:x="u"><y:b>1</y:b></x:a>', { a: { b: '1' } }],
    ['one of what may be several', '<a><item>1</item></a>', { a: { item: ['1'] } }],
    ['several', '<a><item>1</item><b/><item>2</item></a>', { a: { item: ['1', '2'], b: '' } }],
    ['two of what may be one', '<a><b>1</b><b>2</b><b>3</b></a>', { a: { b: ['1', '2', '3'] } }],
    ['an attribute that matters', '<a code="7"/>', { a: { '@code': '7' } }],
    ['an attribute that does not', '<a xsi:nil="true" kind="x">1</a>', { a: '1' }],
    ['text beside children', '<a>before<b>1</b>after</a>', { a: { b: '1', '#text': 'beforeafter' } }],
    ['text beside an attribute', '<a code="7">1</a>', { a: { '@code': '7', '#text': '1' } }],
    ['references', '<a>&lt;b&gt; &amp; &#272;&#x1ED7;</a>', { a: '<b> & Đỗ' }],
    ['CDATA', '<a>1<![CDATA[<b>&amp;</b>]]>2</a>', { a: '1<b>&amp;</b>2' }],
    [
      'comments and instructions',
      '<?xml version="1.0"?><!-- x --><a>1<!-- y -->2<?z?></a><!-- w -->',
      { a: '12' },
    ],
    [
      'names that objects have of their own',
      '<a><constructor>1</constructor></a>',
      { a: { constructor: '1' } },
    ],
    [
      'a name that would be a prototype',
      '<a><__proto__><b>1</b></__proto__></a>',
      { a: { ['__proto__']: { b: '1' } } },
    ],
  ])('gives %s', (_what, document, expected) => {
    expect(JSON.parse(JSON.stringify(read(document)))).toEqual(expected);
  });

  test.each([
    ['a blank line', '\r\n'],
    ['blanks and tabs', ' \t '],
    ['a byte order mark', '\u{FEFF}'],
    ['a byte order mark behind a blank line', '\n\u{FEFF}'],
    ['blank lines behind a byte order mark', '\u{FEFF}\n\n'],
    ['two byte order marks', '\u{FEFF}\u{FEFF}'],
  ])('allows %s before its declaration', (_what, before) => {
    const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
    expect(read(`${before}${declaration}<a>1</a>`)).toEqual({ a: '1' });
    expect(read(`${before}<a>1</a>`)).toEqual({ a: '1' });
  });

  test('restores every text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).filter((text) => !/[^\P{C}\n\t]|[￾￿]/u.test(text))),
        (texts) => {
          const items = texts.map((text) => `<item>${escapeXml(text)}</item>`).join('');
          expect(read(`<a>${items}<b/></a>`)['a']).toEqual({
            ...(texts.length > 0 && { item: texts.map((text) => text.trim()) }),
            b: '',
          });
        },
      ),
    );
  });
});

test.each(['"', "'"])('restores a text from an attribute in %s', (quote) => {
  const text = `1H'Bia & "An" <b>`;
  expect(read(`<a code=${quote}${escapeXml(text)}${quote}><b/></a>`)).toEqual({
    a: { '@code': text, b: '' },
  });
});

describe('an invalid XML document is refused', () => {
  test.each([
    ['nothing at all', ''],
    ['mere text', 'Không tìm thấy'],
    ['JSON', '{"a":1}'],
    ['a cut document', '<a><b>1</b>'],
    ['tags that cross', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>x'],
    ['text before the declaration', 'x<?xml version="1.0"?><a/>'],
    ['a declaration behind the root', '<a/><?xml version="1.0"?>'],
    ['an attribute without quotes', '<a code=7/>'],
    ['an attribute twice', '<a code="7" code="8"/>'],
    ['a bare ampersand', '<a>Bình & An</a>'],
    ['an entity of HTML', '<a>&nbsp;</a>'],
    ['a character that XML has not', '<a>&#0;</a>'],
    ['a page', '<html><body><br></body></html>'],
  ])('%s, as not well-formed', (_what, document) => {
    expect(() => read(document)).toThrow(new SourceError({ code: 'BAD_RESPONSE' }, 'not well-formed XML'));
  });

  test.each([
    ['a declared type', '<!DOCTYPE a><a/>'],
    ['a declared entity', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['entities that multiply', '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
  ])('%s', (_what, document) => {
    expect(() => read(document)).toThrow(new SourceError({ code: 'BAD_RESPONSE' }, 'document type declared'));
  });
});
