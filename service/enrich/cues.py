"""Words before a number that tell what it is: for a kind, or against every kind.

Indonesian, Malay and English, lower case. Ambiguous ones are left out: `order 0812…` in an
advertisement asks for a call, so only `order number` and the like speak against a phone.
"""

import re
from dataclasses import dataclass

PHONE, NIK, NPWP, CARD, IP = "phone", "nik", "npwp", "card", "ip"
NONE = "none"  # no number of a person
VERSION = "version"  # four numbers with dots are no address

_WORDS = {
    PHONE: (
        "telp,telepon,telpon,tlp,tel,telefon,phone,telephone,hp,handphone,ponsel,no hp,wa,whatsapp,"
        "call,hubungi,menghubungi,hotline,fax,faks,kontak,contact,mobile,cell,sms,telegram,dial"
    ),
    NIK: "nik,ktp,e-ktp,kependudukan",
    NPWP: "npwp,wajib pajak",
    CARD: "kartu,kartu kredit,kartu debit,card,cards,visa,mastercard,amex,jcb,unionpay,cc",
    IP: "ip,ipv4,dns,server,host,gateway,subnet,ping,alamat ip,ip address",
    NONE: (
        "pesanan,order number,order no,order id,nomor order,no order,invoice,faktur,resi,"
        "rekening,rek,norek,account,acct,akun,isbn,isbn-10,isbn-13,issn,ean,ean-13,upc,imei,"
        "meid,iccid,nip,nisn,nuptk,npsn,nrp,nim,sku,barcode,kode,code,ref,referensi,reference,"
        "serial,nomor seri,sn,transaksi,transaction,tiket,ticket,booking,tracking,"
        "virtual account,va,polis,oid,timestamp,epoch,unix,id,uid,uuid,token,batch,lot,"
        "kwitansi,rp,idr,usd,rm,myr,sgd,eur,doi,model,part number,postal,kode pos,hs,no rek,"
        "bca,bni,bri,bsi,btn,cimb,nib,siup,tdp,nidn,nomor induk,bpom,"
        "peserta,registrasi,kontrak,spk,awb,jne,stnk,bpkb,rangka,mesin,akta,"
        "sertifikat,acc"
    ),
    VERSION: (
        "version,versi,versions,ver,v,release,rilis,build,firmware,revisi,revision,update,patch,"
        "upgrade,bab,pasal,bagian,section,chapter,subbab,seksi,butir,poin,tabel,table,gambar,figure,"
        "chrome,firefox,safari,edge,android,ios,windows,linux,kernel,openssl,php,python,java,node,"
        "apache,wordpress,office,driver,software,aplikasi,app"
    ),
}
CUES = {word: kind for kind, words in _WORDS.items() for word in words.split(",")}

CHARACTERS = 48  # looked at before a number
WORDS = 3  # between a cue and its number; further away it speaks of something else
_CUE = re.compile(
    r"(?<![^\W_])(?<![.@])(?:"  # `toko.co.id` is no `id`
    + "|".join(
        re.escape(word).replace(r"\ ", r"[ .]{1,2}") for word in sorted(CUES, key=len, reverse=True)
    )
    + r")(?![^\W_])"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """The nearest cue before a run of numbers, and the words between the two."""

    kind: str
    words: int

    def after(self, numbers: int) -> str:
        """The kind it speaks for behind so many more numbers; empty when it is too far away.

        A cue against every kind holds for the first number after it only.
        """
        if self.words + numbers > WORDS or (self.kind == NONE and numbers):
            return ""
        return self.kind


def before(text: str, start: int) -> Cue:
    """The cue before `start`, in its line; of no kind when there is none."""
    line = text[max(0, start - CHARACTERS) : start].rpartition("\n")[2].lower()
    found = None
    for found in _CUE.finditer(line):  # noqa: B007  the last one
        pass
    if found is None:
        return Cue("", 0)
    kind = CUES[re.sub(r"[ .]+", " ", found[0])]
    between = _WORD.findall(line, found.end())
    is_spent = kind == NONE and any(map(str.isdigit, between))
    return Cue("" if is_spent else kind, len(between))
