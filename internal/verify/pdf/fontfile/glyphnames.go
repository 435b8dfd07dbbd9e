package fontfile

// glyphNames are the characters of the Adobe standard Latin set, the expert set and the Symbol font, by their names, as the Adobe Glyph
// List gives them: each name is followed by its code point.
const glyphNames = `
A=0041 AE=00C6 AEsmall=F7E6 Aacute=00C1 Aacutesmall=F7E1 Acircumflex=00C2 Acircumflexsmall=F7E2 Acutesmall=F7B4 Adieresis=00C4
Adieresissmall=F7E4 Agrave=00C0 Agravesmall=F7E0 Alpha=0391 Aring=00C5 Aringsmall=F7E5 Asmall=F761 Atilde=00C3 Atildesmall=F7E3 B=0042
Beta=0392 Brevesmall=F6F4 Bsmall=F762 C=0043 Caronsmall=F6F5 Ccedilla=00C7 Ccedillasmall=F7E7 Cedillasmall=F7B8 Chi=03A7
Circumflexsmall=F6F6 Csmall=F763 D=0044 Delta=2206 Dieresissmall=F7A8 Dotaccentsmall=F6F7 Dsmall=F764 E=0045 Eacute=00C9
Eacutesmall=F7E9 Ecircumflex=00CA Ecircumflexsmall=F7EA Edieresis=00CB Edieresissmall=F7EB Egrave=00C8 Egravesmall=F7E8 Epsilon=0395
Esmall=F765 Eta=0397 Eth=00D0 Ethsmall=F7F0 Euro=20AC F=0046 Fsmall=F766 G=0047 Gamma=0393 Gravesmall=F760 Gsmall=F767 H=0048
Hsmall=F768 Hungarumlautsmall=F6F8 I=0049 Iacute=00CD Iacutesmall=F7ED Icircumflex=00CE Icircumflexsmall=F7EE Idieresis=00CF
Idieresissmall=F7EF Ifraktur=2111 Igrave=00CC Igravesmall=F7EC Iota=0399 Ismall=F769 J=004A Jsmall=F76A K=004B Kappa=039A Ksmall=F76B
L=004C Lambda=039B Lslash=0141 Lslashsmall=F6F9 Lsmall=F76C M=004D Macronsmall=F7AF Msmall=F76D Mu=039C N=004E Nsmall=F76E Ntilde=00D1
Ntildesmall=F7F1 Nu=039D O=004F OE=0152 OEsmall=F6FA Oacute=00D3 Oacutesmall=F7F3 Ocircumflex=00D4 Ocircumflexsmall=F7F4 Odieresis=00D6
Odieresissmall=F7F6 Ogoneksmall=F6FB Ograve=00D2 Ogravesmall=F7F2 Ohm=2126 Omega=2126 Omicron=039F Oslash=00D8 Oslashsmall=F7F8
Osmall=F76F Otilde=00D5 Otildesmall=F7F5 P=0050 Phi=03A6 Pi=03A0 Psi=03A8 Psmall=F770 Q=0051 Qsmall=F771 R=0052 Rfraktur=211C Rho=03A1
Ringsmall=F6FC Rsmall=F772 S=0053 Scaron=0160 Scaronsmall=F6FD Sigma=03A3 Ssmall=F773 T=0054 Tau=03A4 Theta=0398 Thorn=00DE
Thornsmall=F7FE Tildesmall=F6FE Tsmall=F774 U=0055 Uacute=00DA Uacutesmall=F7FA Ucircumflex=00DB Ucircumflexsmall=F7FB Udieresis=00DC
Udieresissmall=F7FC Ugrave=00D9 Ugravesmall=F7F9 Upsilon=03A5 Upsilon1=03D2 Usmall=F775 V=0056 Vsmall=F776 W=0057 Wsmall=F777 X=0058
Xi=039E Xsmall=F778 Y=0059 Yacute=00DD Yacutesmall=F7FD Ydieresis=0178 Ydieresissmall=F7FF Ysmall=F779 Z=005A Zcaron=017D
Zcaronsmall=F6FF Zeta=0396 Zsmall=F77A a=0061 aacute=00E1 acircumflex=00E2 acute=00B4 adieresis=00E4 ae=00E6 agrave=00E0 aleph=2135
alpha=03B1 ampersand=0026 ampersandsmall=F726 angle=2220 angleleft=2329 angleright=232A apple=F8FF approxequal=2248 aring=00E5
arrowboth=2194 arrowdblboth=21D4 arrowdbldown=21D3 arrowdblleft=21D0 arrowdblright=21D2 arrowdblup=21D1 arrowdown=2193 arrowhorizex=F8E7
arrowleft=2190 arrowright=2192 arrowup=2191 arrowvertex=F8E6 asciicircum=005E asciitilde=007E asterisk=002A asteriskmath=2217
asuperior=F6E9 at=0040 atilde=00E3 b=0062 backslash=005C bar=007C beta=03B2 braceex=F8F4 braceleft=007B braceleftbt=F8F3
braceleftmid=F8F2 bracelefttp=F8F1 braceright=007D bracerightbt=F8FE bracerightmid=F8FD bracerighttp=F8FC bracketleft=005B
bracketleftbt=F8F0 bracketleftex=F8EF bracketlefttp=F8EE bracketright=005D bracketrightbt=F8FB bracketrightex=F8FA bracketrighttp=F8F9
breve=02D8 brokenbar=00A6 bsuperior=F6EA bullet=2022 c=0063 caron=02C7 carriagereturn=21B5 ccedilla=00E7 cedilla=00B8 cent=00A2
centinferior=F6DF centoldstyle=F7A2 centsuperior=F6E0 chi=03C7 circlemultiply=2297 circleplus=2295 circumflex=02C6 club=2663 colon=003A
colonmonetary=20A1 comma=002C commainferior=F6E1 commasuperior=F6E2 congruent=2245 copyright=00A9 copyrightsans=F8E9 copyrightserif=F6D9
currency=00A4 d=0064 dagger=2020 daggerdbl=2021 degree=00B0 delta=03B4 diamond=2666 dieresis=00A8 divide=00F7 dollar=0024
dollarinferior=F6E3 dollaroldstyle=F724 dollarsuperior=F6E4 dotaccent=02D9 dotlessi=0131 dotmath=22C5 dsuperior=F6EB e=0065 eacute=00E9
ecircumflex=00EA edieresis=00EB egrave=00E8 eight=0038 eightinferior=2088 eightoldstyle=F738 eightsuperior=2078 element=2208
ellipsis=2026 emdash=2014 emptyset=2205 endash=2013 epsilon=03B5 equal=003D equivalence=2261 esuperior=F6EC eta=03B7 eth=00F0
exclam=0021 exclamdown=00A1 exclamdownsmall=F7A1 exclamsmall=F721 existential=2203 f=0066 ff=FB00 ffi=FB03 ffl=FB04 fi=FB01
figuredash=2012 five=0035 fiveeighths=215D fiveinferior=2085 fiveoldstyle=F735 fivesuperior=2075 fl=FB02 florin=0192 four=0034
fourinferior=2084 fouroldstyle=F734 foursuperior=2074 fraction=2044 g=0067 gamma=03B3 germandbls=00DF gradient=2207 grave=0060
greater=003E greaterequal=2265 guillemotleft=00AB guillemotright=00BB guilsinglleft=2039 guilsinglright=203A h=0068 heart=2665
hungarumlaut=02DD hyphen=002D hypheninferior=F6E5 hyphensuperior=F6E6 i=0069 iacute=00ED icircumflex=00EE idieresis=00EF igrave=00EC
increment=2206 infinity=221E integral=222B integralbt=2321 integralex=F8F5 integraltp=2320 intersection=2229 iota=03B9 isuperior=F6ED
j=006A k=006B kappa=03BA l=006C lambda=03BB less=003C lessequal=2264 logicaland=2227 logicalnot=00AC logicalor=2228 lozenge=25CA
lslash=0142 lsuperior=F6EE m=006D macron=00AF middot=00B7 minus=2212 minute=2032 msuperior=F6EF mu=00B5 multiply=00D7 n=006E
nbspace=00A0 nine=0039 nineinferior=2089 nineoldstyle=F739 ninesuperior=2079 notelement=2209 notequal=2260 notsubset=2284 nsuperior=207F
ntilde=00F1 nu=03BD numbersign=0023 o=006F oacute=00F3 ocircumflex=00F4 odieresis=00F6 oe=0153 ogonek=02DB ograve=00F2 omega=03C9
omega1=03D6 omicron=03BF one=0031 onedotenleader=2024 oneeighth=215B onefitted=F6DC onehalf=00BD oneinferior=2081 oneoldstyle=F731
onequarter=00BC onesuperior=00B9 onethird=2153 ordfeminine=00AA ordmasculine=00BA oslash=00F8 osuperior=F6F0 otilde=00F5 overscore=00AF
p=0070 paragraph=00B6 parenleft=0028 parenleftbt=F8ED parenleftex=F8EC parenleftinferior=208D parenleftsuperior=207D parenlefttp=F8EB
parenright=0029 parenrightbt=F8F8 parenrightex=F8F7 parenrightinferior=208E parenrightsuperior=207E parenrighttp=F8F6 partialdiff=2202
percent=0025 period=002E periodcentered=00B7 periodinferior=F6E7 periodsuperior=F6E8 perpendicular=22A5 perthousand=2030 phi=03C6
phi1=03D5 pi=03C0 plus=002B plusminus=00B1 product=220F propersubset=2282 propersuperset=2283 proportional=221D psi=03C8 q=0071
question=003F questiondown=00BF questiondownsmall=F7BF questionsmall=F73F quotedbl=0022 quotedblbase=201E quotedblleft=201C
quotedblright=201D quoteleft=2018 quoteright=2019 quotesinglbase=201A quotesingle=0027 r=0072 radical=221A radicalex=F8E5
reflexsubset=2286 reflexsuperset=2287 registered=00AE registersans=F8E8 registerserif=F6DA rho=03C1 ring=02DA rsuperior=F6F1 rupiah=F6DD
s=0073 scaron=0161 second=2033 section=00A7 semicolon=003B seven=0037 seveneighths=215E seveninferior=2087 sevenoldstyle=F737
sevensuperior=2077 sfthyphen=00AD sigma=03C3 sigma1=03C2 similar=223C six=0036 sixinferior=2086 sixoldstyle=F736 sixsuperior=2076
slash=002F softhyphen=00AD space=0020 spade=2660 ssuperior=F6F2 sterling=00A3 suchthat=220B summation=2211 t=0074 tau=03C4
therefore=2234 theta=03B8 theta1=03D1 thorn=00FE three=0033 threeeighths=215C threeinferior=2083 threeoldstyle=F733 threequarters=00BE
threequartersemdash=F6DE threesuperior=00B3 tilde=02DC trademark=2122 trademarksans=F8EA trademarkserif=F6DB tsuperior=F6F3 two=0032
twodotenleader=2025 twoinferior=2082 twooldstyle=F732 twosuperior=00B2 twothirds=2154 u=0075 uacute=00FA ucircumflex=00FB udieresis=00FC
ugrave=00F9 underscore=005F union=222A universal=2200 upsilon=03C5 v=0076 w=0077 weierstrass=2118 x=0078 xi=03BE y=0079 yacute=00FD
ydieresis=00FF yen=00A5 z=007A zcaron=017E zero=0030 zeroinferior=2080 zerooldstyle=F730 zerosuperior=2070 zeta=03B6
`
