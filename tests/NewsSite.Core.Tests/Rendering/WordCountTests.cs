using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class WordCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("  \n – — … ! (", 0)]
    [InlineData("The minister said so.", 4)]
    [InlineData("don't al-Din 2,254 3.5% U.S. e.g. café", 7)]
    [InlineData("then—now 2014–2016 a/b", 5)]
    [InlineData("One\ntwo\tthree\u00A0four\u2009five\u200Bsix", 6)]
    [InlineData("“Quoted,” she said", 3)]
    [InlineData("أكد المبعوث الخاص، الأحد؛ أنّه", 5)]
    [InlineData("می‌خواهم بروم", 2)]
    [InlineData("הודיע ראש־הממשלה", 2)]
    [InlineData("联合国秘书长", 6)]
    [InlineData("国連は、ニュース", 7)]
    [InlineData("北京 2024 NATO峰会", 6)]
    [InlineData("유엔 사무총장은", 2)]
    [InlineData("สวัสดีครับ", 1)]
    [InlineData("𠀀𠀁", 2)]
    [InlineData("😀 👍 ok", 1)]
    [InlineData("𝐀𝐁 c", 2)]
    [InlineData("\uD840 \uD83D x", 1)]
    public void Counts_as_a_reader_would(string text, int words) => Assert.Equal(words, WordCount.Of(text));
}
