using CsCheck;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Tests.Photos;

public sealed class CaptionCreditTests
{
    [Theory]
    [InlineData("Passengers on Tuesday. (AFP)", "Passengers on Tuesday.", "AFP")]
    [InlineData("Adopted on 18 December 2015 (UN archive)", "Adopted on 18 December 2015", "UN archive")]
    [InlineData("A crowd (AFP).", "A crowd", "AFP")]
    [InlineData("A crowd (AFP)،", "A crowd", "AFP")]
    [InlineData("A crowd. (AFP) . ", "A crowd.", "AFP")]
    [InlineData("A crowd(AFP)", "A crowd", "AFP")]
    [InlineData("A crowd\u00A0( AFP )\u200F", "A crowd", "AFP")]
    [InlineData("A crowd (Getty Images (Pool))", "A crowd", "Getty Images (Pool)")]
    [InlineData("A crowd (left) (AFP)", "A crowd (left)", "AFP")]
    [InlineData("A crowd (Foto: TT)", "A crowd", "Foto: TT")]
    [InlineData("ركاب في المطار (أ ف ب)", "ركاب في المطار", "أ ف ب")]
    [InlineData("ركاب في المطار. (رويترز)", "ركاب في المطار.", "رويترز")]
    [InlineData("群众（新华社）", "群众", "新华社")]
    [InlineData("A crowd （AFP)", "A crowd", "AFP")]
    [InlineData("(AFP)", "", "AFP")]
    [InlineData("A crowd (Left Bank Agency)", "A crowd", "Left Bank Agency")]
    [InlineData("A crowd (AFP 2015)", "A crowd", "AFP 2015")]
    public void A_parenthesis_at_the_end_is_the_credit(string caption, string text, string credit) =>
        Assert.Equal(new CaptionCredit(text, credit), CaptionCredit.Split(caption));

    [Theory]
    [InlineData("")]
    [InlineData("A crowd")]
    [InlineData("A crowd (AFP) in Baghdad")]
    [InlineData("A crowd (AFP)..")]
    [InlineData("A crowd (AFP)!")]
    [InlineData("A crowd AFP)")]
    [InlineData("A crowd (AFP")]
    [InlineData("A crowd ()")]
    [InlineData("A crowd ( )")]
    [InlineData("A crowd (...)")]
    [InlineData("A crowd (2015)")]
    [InlineData("حشد (٢٠١٥)")]
    [InlineData("John Smith (50)")]
    [InlineData("The war (1980-1988)")]
    [InlineData("Photo: Reuters")]
    [InlineData("Guterres (left)")]
    [InlineData("Guterres (Right).")]
    [InlineData("Guterres (center)")]
    [InlineData("Guterres (centre)")]
    [InlineData("Guterres (middle)")]
    [InlineData("The palace (top)")]
    [InlineData("The palace (bottom)")]
    [InlineData("The palace (above)")]
    [InlineData("The palace (below)")]
    [InlineData("Guterres (second from left)")]
    [InlineData("Guterres (third from right)")]
    [InlineData("Guterres (2nd from the left)")]
    [InlineData("Guterres (L)")]
    [InlineData("Guterres (R)")]
    [InlineData("Guterres (C)")]
    [InlineData("Guterres (top left)")]
    [InlineData("Guterres (far-right)")]
    [InlineData("A crowd (AFP) (left)")]
    [InlineData("غوتيريش (يسار)")]
    public void Anything_else_is_no_credit_and_stays(string caption) => Assert.Equal(new CaptionCredit(caption, null), CaptionCredit.Split(caption));

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_credit_is_as_long_as_the_store_takes(int length, bool isCredit) =>
        Assert.Equal(isCredit, CaptionCredit.Split($"A crowd ({new string('x', length)})").Credit is not null);

    [Fact]
    public void Nothing_of_a_caption_is_lost() =>
        Gen.Char["ab ().،（）\u00A0\u200F1"].Array[0, 12].Select(signs => new string(signs)).Sample(caption =>
        {
            var (text, credit) = CaptionCredit.Split(caption);
            Assert.NotEqual("", credit);
            Assert.StartsWith(text, caption, StringComparison.Ordinal);
            if (credit is null)
                Assert.Equal(caption, text);
            else
                Assert.Equal(Signs(caption), Signs(text + credit));

            // What goes: white space, marks, the pair of parentheses, one stop behind it.
            string Signs(string s) => string.Concat(s.Where(c => char.IsLetterOrDigit(c)));
        });
}
