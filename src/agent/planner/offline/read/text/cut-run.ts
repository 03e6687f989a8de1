import { readHanNumber } from '../number/han-number.ts';

/** Grammar words of Chinese and Japanese, longest first; what lies between them stays one word. */
const known = [
  '不重复',
  '其中',
  '占',
  '必须',
  '晚于',
  '早于',
  '大于',
  '小于',
  '不少于',
  '不超过',
  '百分之',
  '数据集',
  '数据表',
  '的数据',
  'データセット',
  'テーブル',
  'ランダム',
  'ユニーク',
  '重複なし',
  '以上',
  '以下',
  '之间',
  '之間',
  '至少',
  '最少',
  '最多',
  '大约',
  '大約',
  '左右',
  '生成',
  '创建',
  '建立',
  '作成',
  '制作',
  '列名',
  '字段',
  '包含',
  '包括',
  '记录',
  '記録',
  '数据',
  'データ',
  '随机',
  '唯一',
  '姓名',
  '年龄',
  '性别',
  '邮箱',
  '电话',
  '城市',
  '国家',
  '日期',
  '金额',
  '价格',
  '小时',
  '分钟',
  '时间',
  '過去',
  '过去',
  '最近',
  '去年',
  '今年',
  '每天',
  '每日',
  '毎日',
  '間隔',
  '间隔',
  '账号',
  '用户',
  '客户',
  '订单',
  '产品',
  '商品',
  '普通',
  '行',
  '条',
  '筆',
  '笔',
  '件',
  '个',
  '個',
  '列',
  '年',
  '月',
  '日',
  '天',
  '周',
  '週',
  '秒',
  '的',
  '和',
  '与',
  '或',
  '到',
  '至',
  '从',
  '在',
  '有',
  '请',
  '帮',
  '我',
  '约',
  '約',
  'から',
  'まで',
  'または',
  'と',
  'の',
  'を',
  'は',
  'が',
  'に',
  'で',
].toSorted((a, b) => b.length - a.length);

const byFirst = new Map<string, string[]>();
for (const entry of known) byFirst.set(entry.charAt(0), [...(byFirst.get(entry.charAt(0)) ?? []), entry]);

/** Cuts a run of Han, Kana without blanks at known words and numbers; `value` is set on the numbers. */
export function cutRun(run: string): readonly { readonly text: string; readonly value: number | null }[] {
  const parts: { text: string; value: number | null }[] = [];
  let open = '';
  const close = (): void => {
    if (open !== '') parts.push({ text: open, value: null });
    open = '';
  };
  let at = 0;
  while (at < run.length) {
    const number = readHanNumber(run, at);
    if (number !== null) {
      close();
      parts.push({ text: run.slice(at, number.end), value: number.value });
      at = number.end;
      continue;
    }
    const start = at;
    const found = byFirst.get(run.charAt(at))?.find((entry) => run.startsWith(entry, start));
    if (found !== undefined) {
      close();
      parts.push({ text: found, value: null });
      at += found.length;
      continue;
    }
    open += run.charAt(at);
    at += 1;
  }
  close();
  return parts;
}
