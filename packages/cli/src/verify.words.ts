import { bundleCounts } from '@bihuan/core/documents/bundle-counts.ts'
import type { BundleManifest } from '@bihuan/core/documents/bundle-manifest.schema.ts'
import type { BundleFault, FoundSound } from '@bihuan/readers/bundle/check-bundle.ts'
import { bilingualLine } from './terminal.ts'

/** What was found in a bundle, line by line. */
export function outcomeLines(
  { format, version, rectification, finding, madeAt, madeBy, journal, files, missing }: BundleManifest,
  { told, leftOut, proved, same, untold }: FoundSound,
): readonly string[] {
  return [
    `${rectification.name}${finding === null ? '' : ` · ${finding.number} ${finding.title}`}`,
    `打包 Made: ${madeAt.replace('T', ' ').slice(0, 16)}（世界时 UTC，加8小时为北京时间） ${madeBy}`,
    `文件：${bundleCounts(files).zh} Files: ${bundleCounts(files).en}；未附上 missing: ${missing.length}；日志载有 told of by the journal: ${proved}`,
    ...(format === 'bihuan-archive' ? [editionsLine(version, files)] : []),
    journal === null
      ? '日志 Journal: 未附上 not inside'
      : `日志 Journal: 1–${journal.sequence}，全文 whole: ${told}，仅存链接 links: ${leftOut}，链尾 head: ${journal.hash}`,
    ...(same + untold === 0
      ? []
      : [`记录 Records: 与日志一致 as the journal tells: ${same}；日志未全附 not told whole: ${untold}`]),
  ]
}

function editionsLine(version: number, files: BundleManifest['files']): string {
  const inside = files.filter(({ edition }) => edition !== undefined).length
  const older = '不在其中，档案由旧版制作 not inside, the archive is of an older version'
  return `正式文稿文件 Files of editions: ${version === 1 ? older : inside}`
}

/** What is not sound. */
export function faultWords(fault: BundleFault): string {
  switch (fault.what) {
    case 'stranger':
      return bilingualLine(
        `清单中没有此文件：${fault.path}`,
        `The manifest knows no such file: ${fault.path}`,
      )
    case 'gone':
      return bilingualLine(`缺少文件：${fault.path}`, `Not inside: ${fault.path}`)
    case 'exchanged':
      return bilingualLine(`内容与清单不符：${fault.path}`, `Not as the manifest says: ${fault.path}`)
    case 'otherFile':
      return bilingualLine(
        `与日志所载的佐证不符：${fault.path}`,
        `Not the evidence that the journal tells of: ${fault.path}`,
      )
    case 'otherEdition':
      return bilingualLine(
        `与发布时的文稿不符：${fault.path}`,
        `Not the edition that was published: ${fault.path}`,
      )
    case 'goneEdition':
      return bilingualLine(
        `日志载有的已发布文稿不在其中，也未列为未附上：${fault.editionId}（${fault.format}）`,
        `A published edition that the journal tells of is neither inside nor listed as missing: ${fault.editionId} (${fault.format})`,
      )
    case 'otherRecord':
      return bilingualLine(
        `有记录与日志不符：${fault.path}`,
        `A record is not what the journal tells: ${fault.path}`,
      )
    case 'goneRecord':
      return bilingualLine(
        `日志载有的记录不在其中：${fault.path}`,
        `A record that the journal tells of is not inside: ${fault.path}`,
      )
    case 'forgedRecord':
      return bilingualLine(
        `有日志未载的记录：${fault.path}`,
        `A record of which the journal knows nothing: ${fault.path}`,
      )
    case 'goneEvidence':
      return bilingualLine(
        `日志载有的佐证不在其中，也未列为未附上：${fault.fileId}`,
        `Evidence that the journal tells of is neither inside nor listed as missing: ${fault.fileId}`,
      )
    case 'otherText':
      return bilingualLine(
        `有一行不是原样写出的（例如同一字段写了两次）：${fault.path}`,
        `A line is not as it was written, such as with a field twice: ${fault.path}`,
      )
    case 'otherSums':
      return bilingualLine(
        `校验和清单缺失或与文件不符：${fault.path}`,
        `The list of hashes is gone or not that of the files: ${fault.path}`,
      )
    case 'brokenChain':
      return bilingualLine(
        `日志从第 ${fault.sequence} 条起不连贯。`,
        `The journal is broken at entry ${fault.sequence}.`,
      )
    case 'impossibleEntry':
      return bilingualLine(
        `日志第 ${fault.sequence} 条不可能这样写下，所涉记录没有核对：${fault.why}`,
        `Entry ${fault.sequence} of the journal cannot have been written like this, and its record was not compared: ${fault.why}`,
      )
    default:
      return fault satisfies never
  }
}

/** What comes of it all. */
export function verdict(faults: number): string {
  if (faults === 0) return bilingualLine('核对无误。', 'All is sound.')
  return bilingualLine(
    `有 ${faults} 处不符。`,
    faults === 1 ? '1 thing is not sound.' : `${faults} things are not sound.`,
  )
}
