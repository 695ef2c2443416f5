import { expect, test } from 'vitest'
import { tellsNothingBegun } from './nothing-begun.ts'

test.each(
  '尚未启动。 未启动 还没有开始 暂未开展整改 目前尚未着手 暂无进展 无 - / 尚无 未开工 not_started Not_yet_started. No_progress N/A'
    .split(' ')
    .map((words) => [words.replaceAll('_', ' ')]),
)('“%s” says that nothing has begun', (words) => expect(tellsNothingBegun(words)).toBe(true))

test.each(
  '已启动。 尚未启动招标，已完成设计 未完成 未整改到位 正在推进 无人机已到货 已更换800米。 Not_started:_design_is_done Started'
    .split(' ')
    .map((words) => [words.replaceAll('_', ' ')]),
)('“%s” says more than that nothing has begun', (words) => expect(tellsNothingBegun(words)).toBe(false))
