namespace Pipeline.Text;

/// <summary>What a text does besides what its scores say: each is innocent alone, and tells something together with others.</summary>
[Flags]
public enum TextSigns
{
    None = 0,

    /// <summary>Asks others to go on in private.</summary>
    Solicits = 1,

    /// <summary>Offers something for sale, or advertises.</summary>
    Sells = 2,

    /// <summary>Promises earnings, prizes, loans or crypto.</summary>
    Earns = 4,

    /// <summary>Holds the address of a crypto wallet.</summary>
    Wallet = 8,

    /// <summary>Holds a telephone number or a mail address.</summary>
    Contact = 16,

    /// <summary>Warns of something, or asks whether it can be trusted.</summary>
    Warns = 32,

    /// <summary>Quotes somebody, or shows code.</summary>
    Quotes = 64,

    /// <summary>Asks something.</summary>
    Asks = 128,

    /// <summary>Asks for passwords, codes, seed phrases, payments or verification.</summary>
    Demands = 256,

    /// <summary>Calls everybody (@everyone, @here, @channel, @all).</summary>
    CallsAll = 512,

    /// <summary>Says that it speaks for an office: support, administration, a bank.</summary>
    Authority = 1024,

    /// <summary>Strong words that are meant for somebody, and not only for the ear.</summary>
    Hurts = 2048,

    /// <summary>Insults, threatens or shuts out somebody who is spoken to.</summary>
    Attacks = 4096,
}
