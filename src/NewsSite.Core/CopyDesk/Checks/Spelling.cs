using System.Globalization;
using System.Text;

namespace NewsSite.Core.CopyDesk.Checks;

/// <summary>How far two spellings are from each other.</summary>
internal static class Spelling
{
    /// <summary>
    /// What is left of a word when signs that scans, fonts and hurried fingers mistake for each other are made one: I, l and 1; O and 0; rn and m; letters with
    /// and without accents. Two words that leave the same are most probably one.
    /// </summary>
    public static string Skeleton(string word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            letters.Append(c switch { 'I' or '1' or 'ı' => 'l', '0' => 'o', 'ł' or 'Ł' => 'l', 'ø' or 'Ø' => 'o', 'đ' or 'Đ' => 'd', _ => char.ToLowerInvariant(c) });
        }

        return letters.Replace("rn", "m").ToString();
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour to make one word of the other; <paramref name="most"/> + 1 for anything beyond it.</summary>
    public static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[other.Length], most + 1);
    }
}
