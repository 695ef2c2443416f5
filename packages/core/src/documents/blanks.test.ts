import { expect, test } from 'vitest'
import { blankFor, blankIn } from './blanks.ts'
import { type DocumentModel, sentence } from './document.ts'

function signedBy(who: string): DocumentModel {
  return {
    title: '关于巡察整改的通报',
    language: 'zh',
    blocks: [
      { kind: 'paragraph', runs: sentence`现将巡察整改情况予以公布。` },
      { kind: 'signature', lines: [who, '2026年6月1日'] },
    ],
  }
}

test('a document that nobody signs keeps a blank, and is told where the name is filled in', () => {
  expect(blankFor('单位名称')).toBe('＿＿＿＿＿＿＿＿（单位名称）')
  expect(blankIn(signedBy('＿＿＿＿＿＿＿＿（单位名称）'))).toEqual({
    code: 'EDITION_BLANK',
    params: {
      places: '“单位名称”（在专项页“更正信息”里填写“被反馈单位”，或在本稿“公文要素”里填写“落款单位”）',
      placesEn:
        '“单位名称” (fill in “Inspected body” under “Amend” on the page of the rectification, or “Signed by” under the elements of this draft)',
    },
  })
})

test('a document that somebody signs has no blank, nor has a line to write on by hand', () => {
  expect(blankIn(signedBy('云溪新区管理委员会'))).toBeNull()
  expect(blankIn(signedBy('经办人：＿＿＿＿＿＿＿＿'))).toBeNull()
})

test('a blank that somebody typed is one as well, and is called by its own name', () =>
  expect(blankIn(signedBy('＿＿＿＿＿＿＿＿（签发人）'))?.params).toEqual({
    places: '“签发人”',
    placesEn: '“签发人”',
  }))
